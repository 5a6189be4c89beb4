"""Germany."""

from __future__ import annotations

from bank.adapters.simulator.country import Country, Offer, Subscription, names, shops
from bank.domain.bills import BillKind

GERMANY = Country(
    code="DE",
    language="de",
    currency="EUR",
    timezones=("Europe/Berlin",),
    cities=names("Hamburg | Berlin | München | Köln | Leipzig | Stuttgart | Bremen | Freiburg"),
    given_names=names(
        "Anna | Lena | Mia | Leonie | Katharina | Sabine | Aylin | Johanna | Ursula | Greta | Lukas |"
        " Felix | Paul | Finn |"
        "Maximilian | Mehmet | Stefan | Tobias | Jan | Moritz"
    ),
    family_names=names(
        "Müller | Schmidt | Schneider | Fischer | Weber | Meyer | Wagner | Becker | Schulz |"
        " Hoffmann | Koch | Bauer |"
        "Richter | Klein | Wolf | Neumann | Yilmaz | Krüger | Hartmann | Lange"
    ),
    shops={
        "groceries": shops(
            "REWE 27 8 | Edeka 29 7 | Lidl 23 6 | Aldi 24 6 | Netto 19 3 | Kaufland 41 3 | Penny 18 3 |"
            " Alnatura 21 1 |"
            "Bäckerei Junge 5.2 6 | dm-drogerie markt 16 4"
        ),
        "eating_out": shops(
            "Lieferando 25 4 | Backwerk 5.4 5 | McDonald's 10 3 | Vapiano 19 2 | Café Zeitlos 8.5 5 |"
            " Nordsee 11 2 | Block House 34 1 |"
            "Dean & David 12.5 3 | Döner Palast 8 4 | L'Osteria 27 2"
        ),
        "transport": shops(
            "Deutsche Bahn 34 4 | HVV 9.5 4 | FREE NOW 14 2 | FlixBus 17 2 | Uber 13 2 | MILES Mobility 11 2"
        ),
        "fuel": shops("Aral 58 4 | Shell 57 4 | JET 53 3 | Star 52 2"),
        "entertainment": shops(
            "CinemaxX 12 3 | UCI Kinowelt 12 2 | Eventim 64 1 | Thalia 19 4 | Steam 19 2 | Hamburger Kunsthalle 14 1"
        ),
        "shopping": shops(
            "Amazon 24 9 | MediaMarkt 66 1 | Rossmann 14 4 | OTTO 52 2 | Müller 18 3 | TEDi 8 2 |"
            " Kleinanzeigen 22 2 | Saturn 58 1"
        ),
        "clothing": shops(
            "C&A 36 3 | H&M 28 3 | Zalando 54 4 | Peek & Cloppenburg 82 1 | Deichmann 44 2 | About You 48 1"
        ),
        "health": shops("Stadt-Apotheke 13 6 | Zahnarztpraxis am Markt 62 1 | Fielmann 74 1 | Löwen-Apotheke 12 3"),
        "children": shops("Smyths Toys 28 2 | Schulverpflegung 52 3 | Vertbaudet 36 1 | BabyOne 41 1"),
        "gifts": shops("Fleurop 36 2 | Depot 21 3 | Thalia Geschenke 24 2"),
        "home": shops("IKEA 68 4 | Bauhaus 44 3 | OBI 39 3 | Hornbach 46 2"),
        "pets": shops("Fressnapf 33 4 | Zooplus 44 3 | Tierarztpraxis 64 1"),
        "sports": shops("Decathlon 33 3 | Intersport 48 2 | Bäderland 7.8 3"),
        "education": shops("Volkshochschule 85 1 | Semesterbuch 32 1 | Udemy 15 2"),
        "travel": shops(
            "Lufthansa 224 3 | Eurowings 118 4 | Deutsche Bahn Fernverkehr 79 3 | Booking.com 258 4 |"
            " Airbnb 296 2 | TUI 480 1"
        ),
    },
    one_offs={
        "home": shops("MediaMarkt 479 3 | IKEA 340 2"),
        "shopping": shops("Apple Store 799 2 | Saturn 560 2"),
        "health": shops("Zahnarztpraxis am Markt 365 3 | Fielmann 248 2"),
        "transport": shops("A.T.U 285 3 | Bosch Car Service 340 2"),
        "education": shops("Volkshochschule 290 1"),
    },
    offers=(
        Offer(
            BillKind.RENT,
            "housing",
            ("Vonovia", "SAGA Hamburg", "Hausverwaltung Krämer"),
            48000,
            125000,
            condition="tenant",
        ),
        Offer(
            BillKind.MORTGAGE,
            "housing",
            ("ING Baufinanzierung", "LBS Baufinanzierung"),
            68000,
            145000,
            condition="owner",
        ),
        Offer(
            BillKind.ELECTRICITY,
            "utilities",
            ("Stadtwerke", "Vattenfall", "E.ON", "LichtBlick"),
            4600,
            8900,
            spread=0.06,
            season="flat",
        ),
        Offer(
            BillKind.HEATING,
            "utilities",
            ("Techem Fernwärme",),
            5200,
            9800,
            spread=0.1,
            season="heating",
            condition="owner",
            chance=0.5,
        ),
        Offer(
            BillKind.GAS,
            "utilities",
            ("Gasag", "EnBW Gas"),
            5200,
            9600,
            spread=0.1,
            season="heating",
            chance=0.5,
        ),
        Offer(
            BillKind.WATER,
            "utilities",
            ("Hamburg Wasser", "Berliner Wasserbetriebe", "Wasserwerke"),
            11500,
            18500,
            every_months=3,
            spread=0.05,
            condition="owner",
        ),
        Offer(BillKind.INTERNET, "telecom", ("Telekom", "1&1", "Vodafone Kabel"), 2999, 4495),
        Offer(BillKind.MOBILE, "telecom", ("o2", "Vodafone", "congstar", "Aldi Talk"), 799, 2999, spread=0.15),
        Offer(
            BillKind.BROADCASTING,
            "subscriptions",
            ("ARD ZDF Beitragsservice",),
            5508,
            5508,
            every_months=3,
            month=2,
            condition="not_student",
        ),
        Offer(
            BillKind.CAR_INSURANCE,
            "insurance",
            ("HUK-COBURG", "Allianz", "DEVK"),
            38000,
            69000,
            every_months=12,
            month=1,
            condition="car",
        ),
        Offer(BillKind.INSURANCE, "insurance", ("HUK Haftpflicht", "Getsafe"), 480, 790, chance=0.8),
        Offer(
            BillKind.TAX,
            "taxes",
            ("Hauptzollamt Kfz-Steuer",),
            9800,
            21400,
            every_months=12,
            month=7,
            condition="car",
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("Stadtkasse Grundsteuer",),
            11500,
            24500,
            every_months=3,
            month=2,
            condition="owner",
            automatic=False,
        ),
        Offer(
            BillKind.HEALTH_INSURANCE,
            "insurance",
            ("Techniker Krankenkasse", "AOK"),
            38000,
            62000,
            condition="business",
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("Finanzamt Vorauszahlung",),
            70000,
            160000,
            every_months=3,
            month=3,
            condition="business",
            automatic=False,
        ),
        Offer(BillKind.TRANSPORT, "transport", ("Deutschlandticket",), 5800, 5800, chance=0.5),
        Offer(BillKind.GYM, "sports", ("McFit", "FitX", "Urban Sports Club"), 2490, 4990, chance=0.5),
        Offer(
            BillKind.CHILDCARE,
            "children",
            ("Kita Sonnenschein", "Kita Elbkinder"),
            16000,
            38000,
            condition="family",
            chance=0.6,
        ),
        Offer(
            BillKind.LOAN,
            "fees",
            ("Santander Kredit", "TARGOBANK Kredit"),
            9500,
            21000,
            condition="not_student",
            chance=0.2,
        ),
    ),
    subscriptions=(
        Subscription("Netflix", BillKind.STREAMING_VIDEO, 1399, 1299, 8),
        Subscription("Spotify", BillKind.STREAMING_MUSIC, 1299, 1099, 8),
        Subscription("Amazon Prime", BillKind.DELIVERY, 899, 899, 7),
        Subscription("Disney+", BillKind.STREAMING_VIDEO, 1099, 999, 3),
        Subscription("RTL+", BillKind.STREAMING_VIDEO, 899, 699, 3),
        Subscription("WOW", BillKind.STREAMING_VIDEO, 1499, 998, 2),
        Subscription("iCloud+", BillKind.SOFTWARE, 299, 299, 4),
        Subscription("DIE ZEIT", BillKind.NEWS, 2480, 2280, 2),
        Subscription("Audible", BillKind.STREAMING_MUSIC, 995, 995, 3),
    ),
    employers=names(
        "Siemens | Otto Group | Universitätsklinikum Eppendorf | Bosch | Deutsche Post |"
        " Stadt Leipzig | SAP | Continental | Airbus Operations"
    ),
    salary=(182000, 375000),
    salary_day=31,
    pension_payers=("Deutsche Rentenversicherung", "VBL Betriebsrente"),
    pension=(128000, 225000),
    aid=("BAföG Amt", 63000),
    side_jobs=names("Lohn REWE | Lohn Café Zeitlos | Studentische Hilfskraft | Lohn Zalando"),
    child_benefit=("Familienkasse Kindergeld", 25500),
    clients=names("Nordlicht Medien GmbH | Werkhaus Altona | Brinkmann & Söhne | Lindenhof Events | Studio Elbe"),
    landlords=names("H. Petersen | M. Vogt"),
    lines={
        "card": "KARTENZAHLUNG {name} {place}",
        "direct_debit": "LASTSCHRIFT {name} MANDAT {ref}",
        "standing_order": "DAUERAUFTRAG {name}",
        "transfer": "ÜBERWEISUNG {name}",
        "cash": "GELDAUTOMAT {name} {place}",
        "fee": "{name}",
        "refund": "GUTSCHRIFT {name} {place}",
        "income": "GUTSCHRIFT {name} REF {ref}",
        "internal": "UMBUCHUNG {name}",
    },
    own_words={
        "savings": "Auf Tagesgeldkonto",
        "from_savings": "Vom Tagesgeldkonto",
        "joint": "Auf Gemeinschaftskonto",
        "card": "Kreditkartenabrechnung",
        "foreign_fee": "Auslandseinsatzentgelt",
        "account_fee": "Kontoführungsentgelt",
        "overdraft_fee": "Dispozinsen",
        "interest": "Zinsen",
        "partner": "Anteil Partnerin",
        "family": "Mama und Papa",
        "friend": "Freund",
    },
    abroad=("ES", "AT", "FR"),
    cash_machine="Sparkasse",
    rent_share=(0.25, 0.33),
    local={
        "HVV": "Hamburg",
        "Hamburger Kunsthalle": "Hamburg",
        "Bäderland": "Hamburg",
        "Bäckerei Junge": "Hamburg",
        "SAGA Hamburg": "Hamburg",
        "Hamburg Wasser": "Hamburg",
        "Berliner Wasserbetriebe": "Berlin",
        "Gasag": "Berlin",
        "Kita Elbkinder": "Hamburg",
    },
)
