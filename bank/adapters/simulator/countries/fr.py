"""France."""

from __future__ import annotations

from bank.adapters.simulator.country import Country, Offer, Subscription, names, shops
from bank.domain.bills import BillKind

FRANCE = Country(
    code="FR",
    language="fr",
    currency="EUR",
    timezones=("Europe/Paris",),
    cities=names("Lyon | Paris | Nantes | Toulouse | Lille | Bordeaux | Rennes | Strasbourg"),
    given_names=names(
        "Léa | Manon | Chloé | Inès | Juliette | Zoé | Louise | Amandine | Fatou | Claire | Lucas |"
        " Hugo | Théo | Nathan |"
        "Mathis | Karim | Antoine | Bastien | Yanis | Pierre"
    ),
    family_names=names(
        "Martin | Bernard | Dubois | Thomas | Robert | Richard | Petit | Durand | Leroy | Moreau |"
        " Simon | Laurent |"
        "Lefebvre | Michel | Benali | David | Roux | Fournier | Girard | Mercier"
    ),
    shops={
        "groceries": shops(
            "Carrefour 36 7 | E.Leclerc 44 6 | Intermarché 38 4 | Auchan 46 3 | Lidl 25 5 |"
            " Monoprix 22 4 | Franprix 13 3 |"
            "Picard 27 2 | Boulangerie du Marché 5.4 7"
        ),
        "eating_out": shops(
            "Paul 8.2 5 | Brasserie du Centre 31 3 | McDonald's 11 4 | Deliveroo 24 4 |"
            " Café de la Gare 6.2 6 | Big Fernand 19 2 |"
            "Sushi Shop 29 2 | Crêperie Bretonne 23 2 | Uber Eats 23 3 | Starbucks 6.1 2"
        ),
        "transport": shops("SNCF Connect 42 3 | TCL 9.8 4 | RATP 11.5 4 | Uber 13 3 | BlaBlaCar 18 2 | Vélov 4.5 2"),
        "fuel": shops("TotalEnergies 58 5 | Esso 55 3 | E.Leclerc Carburant 54 4"),
        "entertainment": shops("Pathé 12.5 3 | UGC 12 3 | Fnac 24 4 | Ticketmaster 58 1 | Cultura 21 2 | Steam 18 1"),
        "shopping": shops(
            "Amazon 22 7 | Fnac Darty 64 1 | Cdiscount 38 2 | Action 12 4 | Sephora 34 2 | Vinted 14 3 |"
            " Monoprix Maison 21 1"
        ),
        "clothing": shops(
            "Kiabi 32 3 | Zara 41 3 | Jules 44 1 | Promod 39 1 | H&M 27 3 | Galeries Lafayette 78 1 | Petit Bateau 46 1"
        ),
        "health": shops(
            "Pharmacie des Halles 13 6 | Cabinet Dentaire 55 1 | Optic 2000 68 1 | Doctolib Consultation 30 3"
        ),
        "children": shops("Cantine Scolaire 58 3 | King Jouet 28 2 | La Grande Récré 24 1 | Vertbaudet 38 2"),
        "gifts": shops("Nature & Découvertes 34 2 | Interflora 39 1 | Maisons du Monde 31 2"),
        "home": shops("Leroy Merlin 46 4 | IKEA 66 3 | Castorama 41 3 | Maisons du Monde Déco 52 1"),
        "pets": shops("Maxi Zoo 32 3 | Zooplus 41 2 | Clinique Vétérinaire 62 1"),
        "sports": shops("Decathlon 33 6 | Intersport 44 2 | Piscine Municipale 5.5 3"),
        "education": shops("Gibert Joseph 24 3 | Université CVEC 103 1 | Duolingo 12 1"),
        "travel": shops(
            "Air France 196 3 | SNCF TGV 88 4 | easyJet 98 4 | Booking.com 252 4 | Airbnb 294 3 | Transavia 92 2"
        ),
    },
    one_offs={
        "home": shops("Darty 449 3 | Leroy Merlin 385 2"),
        "shopping": shops("Fnac 589 2 | Boulanger 520 2"),
        "health": shops("Cabinet Dentaire 340 3 | Optic 2000 255 2"),
        "transport": shops("Norauto 255 3 | Feu Vert 230 2"),
        "education": shops("Auto-école République 420 1"),
    },
    offers=(
        Offer(
            BillKind.RENT,
            "housing",
            ("Foncia", "Nexity Location", "Citya Immobilier"),
            46000,
            118000,
            condition="tenant",
        ),
        Offer(
            BillKind.MORTGAGE,
            "housing",
            ("Crédit Foncier", "Crédit Agricole Immobilier"),
            52000,
            125000,
            condition="owner",
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("DGFIP Taxe foncière",),
            72000,
            158000,
            every_months=12,
            month=10,
            condition="owner",
            automatic=False,
        ),
        Offer(
            BillKind.ELECTRICITY,
            "utilities",
            ("EDF", "TotalEnergies Électricité", "Ekwateur"),
            5200,
            9800,
            every_months=1,
            spread=0.07,
            season="heating",
        ),
        Offer(
            BillKind.GAS,
            "utilities",
            ("Engie", "Gaz de Bordeaux"),
            5800,
            10800,
            every_months=2,
            spread=0.13,
            season="heating",
            chance=0.55,
        ),
        Offer(
            BillKind.WATER,
            "utilities",
            ("Veolia Eau", "Suez Eau"),
            15500,
            24500,
            every_months=6,
            month=4,
            spread=0.06,
            condition="not_student",
        ),
        Offer(BillKind.INTERNET, "telecom", ("Orange", "Free", "Bouygues Telecom"), 2999, 4499),
        Offer(BillKind.MOBILE, "telecom", ("SFR", "Sosh", "Free Mobile", "RED by SFR"), 999, 2699, spread=0.15),
        Offer(BillKind.CAR_INSURANCE, "insurance", ("MAIF", "Macif", "AXA"), 3800, 7200, condition="car"),
        Offer(
            BillKind.HOME_INSURANCE,
            "insurance",
            ("Luko", "MAAF Habitation"),
            14500,
            26500,
            every_months=12,
            month=11,
            chance=0.9,
        ),
        Offer(
            BillKind.HEALTH_INSURANCE,
            "insurance",
            ("Mutuelle Générale", "Harmonie Mutuelle", "Alan"),
            3400,
            7600,
            chance=0.8,
        ),
        Offer(BillKind.SOCIAL_SECURITY, "taxes", ("URSSAF",), 32000, 58000, condition="business", spread=0.12),
        Offer(
            BillKind.TAX,
            "taxes",
            ("DGFIP Impôt",),
            60000,
            140000,
            every_months=3,
            month=2,
            condition="business",
            spread=0.0,
        ),
        Offer(
            BillKind.TRANSPORT,
            "transport",
            ("TCL Abonnement", "Navigo Annuel", "SNCF Abonnement TER"),
            6750,
            8880,
            condition="not_student",
            chance=0.4,
        ),
        Offer(BillKind.GYM, "sports", ("Basic-Fit", "Fitness Park", "Neoness"), 1999, 3500, chance=0.5),
        Offer(
            BillKind.CHILDCARE,
            "children",
            ("Crèche Les Petits Pas", "Crèche Babilou"),
            21000,
            46000,
            condition="family",
            chance=0.5,
            spread=0.06,
        ),
        Offer(BillKind.LOAN, "fees", ("Sofinco", "Cetelem"), 9000, 20000, condition="not_student", chance=0.2),
    ),
    subscriptions=(
        Subscription("Netflix", BillKind.STREAMING_VIDEO, 1499, 1349, 8),
        Subscription("Spotify", BillKind.STREAMING_MUSIC, 1214, 1112, 6),
        Subscription("Deezer", BillKind.STREAMING_MUSIC, 1199, 1099, 5),
        Subscription("Canal+", BillKind.STREAMING_VIDEO, 2999, 2499, 4),
        Subscription("Amazon Prime", BillKind.DELIVERY, 699, 699, 6),
        Subscription("Disney+", BillKind.STREAMING_VIDEO, 999, 899, 3),
        Subscription("iCloud+", BillKind.SOFTWARE, 299, 299, 4),
        Subscription("Le Monde", BillKind.NEWS, 1199, 999, 3),
    ),
    employers=names(
        "Michelin | Airbus | Hospices Civils de Lyon | Décathlon SA | Mairie de Nantes | Capgemini |"
        " Orange SA | Sanofi | La Poste"
    ),
    salary=(158000, 320000),
    salary_day=28,
    pension_payers=("CNAV Retraite", "Agirc-Arrco"),
    pension=(125000, 225000),
    aid=("CROUS Bourse", 45000),
    side_jobs=names("Paie Monoprix | Paie Quick | Cours Particuliers | Paie Bibliothèque"),
    child_benefit=("CAF Allocations", 9400),
    clients=names("Atelier Lumière SARL | Maison Fabre | Studio Garance | Comptoir Breton | Agence Soleil"),
    landlords=names("M. Vasseur | Mme Picard"),
    lines={
        "card": "CB {name} {place}",
        "direct_debit": "PRLV SEPA {name} REF {ref}",
        "standing_order": "VIR PERMANENT {name}",
        "transfer": "VIR SEPA {name}",
        "cash": "RETRAIT DAB {name} {place}",
        "fee": "{name}",
        "refund": "AVOIR {name} {place}",
        "income": "VIR RECU {name} REF {ref}",
        "internal": "VIR INTERNE {name}",
    },
    own_words={
        "savings": "Vers Livret A",
        "from_savings": "Depuis Livret A",
        "joint": "Vers compte joint",
        "card": "Prélèvement carte de crédit",
        "foreign_fee": "Frais change devise",
        "account_fee": "Cotisation carte",
        "overdraft_fee": "Agios",
        "interest": "Intérêts",
        "partner": "Participation conjoint",
        "family": "Papa et maman",
        "friend": "Remboursement ami",
    },
    abroad=("ES", "GB", "BE"),
    cash_machine="Crédit Agricole",
    rent_share=(0.25, 0.34),
    local={
        "TCL": "Lyon",
        "Vélov": "Lyon",
        "RATP": "Paris",
        "Gaz de Bordeaux": "Bordeaux",
        "TCL Abonnement": "Lyon",
        "Navigo Annuel": "Paris",
    },
)
