"""Ireland, Austria and Belgium: like the neighbour, with their own shops and bills where it shows."""

from __future__ import annotations

from dataclasses import replace

from bank.adapters.simulator.countries.de import GERMANY
from bank.adapters.simulator.countries.fr import FRANCE
from bank.adapters.simulator.countries.gb import BRITAIN
from bank.adapters.simulator.country import Country, Offer, names, shops
from bank.domain.bills import BillKind


def _offers(country: Country, replaced: dict[BillKind, tuple[str, ...]], dropped: set[BillKind]) -> tuple[Offer, ...]:
    return tuple(
        replace(offer, payees=replaced.get(offer.kind, offer.payees))
        for offer in country.offers
        if offer.kind not in dropped
    )


IRELAND = replace(
    BRITAIN,
    code="IE",
    currency="EUR",
    local={"Leap Card": "Dublin", "The Brazen Head": "Dublin"},
    timezones=("Europe/Dublin",),
    cities=names("Dublin | Cork | Galway | Limerick"),
    given_names=names("Aoife | Ciara | Niamh | Sinéad | Róisín | Conor | Seán | Cian | Oisín | Patrick"),
    family_names=names("Murphy | Kelly | O'Sullivan | Walsh | Byrne | Ryan | O'Connor | Doyle | Nolan | Keane"),
    shops={
        **BRITAIN.shops,
        "groceries": shops(
            "Dunnes Stores 34 7 | SuperValu 31 6 | Tesco 29 6 | Lidl 24 5 | Aldi 25 5 | Centra 8 4 | Spar 7.5 3"
        ),
        "eating_out": shops(
            "Supermac's 12 4 | Insomnia Coffee 4.6 6 | Bewley's 14 2 | Just Eat 26 4 |"
            " The Brazen Head 27 2 | Nando's 20 2 |"
            "Butlers Chocolate Café 5.8 4 | Apache Pizza 22 2"
        ),
        "transport": shops("Leap Card 20 5 | Irish Rail 21 3 | FREE NOW 15 4 | Bus Éireann 12 3"),
        "fuel": shops("Circle K 54 4 | Applegreen 53 4 | Maxol 55 2"),
        "shopping": shops("Amazon 22 7 | Penneys 24 5 | Arnotts 52 1 | Harvey Norman 78 1 | Boots 13 4 | Argos 26 1"),
    },
    offers=_offers(
        BRITAIN,
        {
            BillKind.RENT: ("Daft Lettings", "Sherry FitzGerald Lettings"),
            BillKind.MORTGAGE: ("AIB Mortgage", "Bank of Ireland Mortgage"),
            BillKind.ELECTRICITY: ("Electric Ireland", "Energia", "SSE Airtricity"),
            BillKind.GAS: ("Bord Gáis Energy", "Flogas"),
            BillKind.INTERNET: ("eir", "Virgin Media Ireland"),
            BillKind.MOBILE: ("Three Ireland", "Vodafone Ireland", "48"),
            BillKind.CAR_INSURANCE: ("Aviva Ireland", "FBD Insurance"),
            BillKind.LOAN: ("Credit Union Loan",),
            BillKind.TAX: ("Revenue Commissioners",),
            BillKind.GYM: ("FLYEfit", "Ben Dunne Gyms"),
        },
        {BillKind.COUNCIL, BillKind.WATER, BillKind.BROADCASTING},
    ),
    employers=names("HSE | Stripe Dublin | Kerry Group | Irish Civil Service | Ryanair DAC | CRH | Dell Limerick"),
    salary=(205000, 420000),
    pension_payers=("DSP State Pension", "Irish Life Pension"),
    aid=("SUSI Grant", 48000),
    child_benefit=("DSP Child Benefit", 14000),
    abroad=("ES", "FR", "GB"),
    cash_machine="AIB",
)

AUSTRIA = replace(
    GERMANY,
    code="AT",
    local={
        "Wiener Linien": "Wien",
        "Wiener Wohnen": "Wien",
        "Wien Energie": "Wien",
        "Wien Energie Gas": "Wien",
    },
    timezones=("Europe/Vienna",),
    cities=names("Wien | Graz | Linz | Salzburg | Innsbruck"),
    given_names=names(
        "Magdalena | Theresa | Valentina | Barbara | Eva | Matthias | Florian | Thomas | Georg | Clemens"
    ),
    family_names=names("Gruber | Huber | Pichler | Steiner | Moser | Mayer | Hofer | Leitner | Berger | Fuchs"),
    shops={
        **GERMANY.shops,
        "groceries": shops("BILLA 26 8 | SPAR 27 8 | Hofer 25 6 | Lidl 23 4 | Penny 18 3 | dm 16 4 | Ströck 5.6 5"),
        "eating_out": shops(
            "Café Central 14 3 | Lieferando 25 4 | Anker 5.2 5 | McDonald's 10 3 | Vapiano 19 2 |"
            " Würstelstand 7 4 | Swing Kitchen 15 2"
        ),
        "transport": shops("ÖBB 29 5 | Wiener Linien 8 5 | Uber 13 3 | WESTbahn 24 1"),
        "fuel": shops("OMV 58 5 | BP 57 3 | JET 54 3"),
        "clothing": shops("C&A 36 3 | H&M 28 3 | Zalando 54 4 | Peek & Cloppenburg 82 1 | Humanic 62 2"),
    },
    offers=_offers(
        GERMANY,
        {
            BillKind.RENT: ("Wiener Wohnen", "Hausverwaltung Rustler"),
            BillKind.MORTGAGE: ("Raiffeisen Wohnkredit", "Erste Bank Wohnkredit"),
            BillKind.ELECTRICITY: ("Wien Energie", "Verbund", "EVN"),
            BillKind.GAS: ("Wien Energie Gas", "EVN Gas"),
            BillKind.INTERNET: ("A1", "Magenta"),
            BillKind.MOBILE: ("HoT", "spusu", "Drei"),
            BillKind.BROADCASTING: ("ORF Beitrag",),
            BillKind.CAR_INSURANCE: ("UNIQA", "Wiener Städtische"),
            BillKind.HEALTH_INSURANCE: ("SVS Sozialversicherung",),
            BillKind.TRANSPORT: ("KlimaTicket",),
            BillKind.LOAN: ("BAWAG Kredit",),
            BillKind.WATER: ("Wiener Wasser",),
            BillKind.CHILDCARE: ("Kindergarten Regenbogen",),
            BillKind.TAX: ("Finanzamt Österreich",),
        },
        {BillKind.HEATING},
    ),
    employers=names("Voestalpine | ÖBB Holding | Red Bull | Stadt Wien | AKH Wien | Andritz | Swarovski"),
    extra_pay=(6, 11),
    salary=(172000, 330000),
    pension_payers=("Pensionsversicherungsanstalt", "VBV Pensionskasse"),
    aid=("Studienbeihilfe", 58000),
    child_benefit=("Finanzamt Familienbeihilfe", 19800),
    abroad=("DE", "ES", "FR"),
    cash_machine="Bankomat",
)

BELGIUM = replace(
    FRANCE,
    code="BE",
    local={"STIB": "Bruxelles", "STIB Abonnement": "Bruxelles", "Vivaqua": "Bruxelles"},
    timezones=("Europe/Brussels",),
    cities=names("Bruxelles | Liège | Namur | Charleroi | Mons"),
    given_names=names("Élise | Charlotte | Noémie | Aline | Sarah | Maxime | Simon | Thibault | Loïc | Julien"),
    family_names=names("Peeters | Janssens | Dupont | Lambert | Claes | Dumont | Renard | Willems | Denis | Lejeune"),
    shops={
        **FRANCE.shops,
        "groceries": shops(
            "Delhaize 34 7 | Colruyt 42 7 | Carrefour 35 5 | Lidl 24 5 | Aldi 24 4 |"
            " Proxy Delhaize 14 3 | Boulangerie Paul 6 4"
        ),
        "eating_out": shops(
            "Quick 11 4 | Exki 13 3 | Friterie Maison Antoine 9 4 | Deliveroo 24 4 | Panos 6.4 5 |"
            " Brasserie Horta 32 2 | Takeaway.com 25 3"
        ),
        "transport": shops("STIB 8.4 5 | SNCB 16 5 | Uber 13 3 | TEC 6 3"),
        "fuel": shops("TotalEnergies 58 4 | Q8 56 4 | Lukoil 55 2"),
    },
    offers=_offers(
        FRANCE,
        {
            BillKind.RENT: ("Immo Century 21", "Régie Foncière"),
            BillKind.MORTGAGE: ("Crédit KBC", "Belfius Crédit Habitation"),
            BillKind.ELECTRICITY: ("Luminus", "Mega", "Eneco"),
            BillKind.GAS: ("Engie Electrabel", "TotalEnergies Gaz"),
            BillKind.WATER: ("Vivaqua", "SWDE"),
            BillKind.INTERNET: ("Proximus", "VOO"),
            BillKind.MOBILE: ("Orange Belgium", "Base", "Mobile Vikings"),
            BillKind.CAR_INSURANCE: ("AG Insurance", "Ethias"),
            BillKind.HOME_INSURANCE: ("Ethias Habitation",),
            BillKind.HEALTH_INSURANCE: ("Partenamut", "Solidaris"),
            BillKind.SOCIAL_SECURITY: ("INASTI",),
            BillKind.TAX: ("SPF Finances",),
            BillKind.TRANSPORT: ("STIB Abonnement",),
            BillKind.LOAN: ("Cofidis Belgique",),
        },
        set(),
    ),
    employers=names("UCB | Solvay | SNCB RH | Commission Européenne | CHU Liège | Proximus SA | Delhaize Group"),
    salary=(178000, 330000),
    extra_pay=(5, 12),
    pension_payers=("Service Fédéral Pensions", "AG Pension"),
    aid=("Bourse FWB", 32000),
    child_benefit=("Famiwal Allocations", 18100),
    abroad=("FR", "ES", "DE"),
    cash_machine="Batopin",
)
