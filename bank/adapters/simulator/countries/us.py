"""United States."""

from __future__ import annotations

from bank.adapters.simulator.country import Country, Offer, Subscription, names, shops
from bank.domain.bills import BillKind

UNITED_STATES = Country(
    code="US",
    language="en",
    currency="USD",
    timezones=("America/New_York", "America/Chicago", "America/Los_Angeles"),
    cities=names("Boston | Austin | Chicago | Seattle | Brooklyn | Denver | Miami | Portland"),
    given_names=names(
        "Emily | Madison | Jasmine | Ashley | Sofía | Chloe | Aaliyah | Rachel | Linda | Mei |"
        " Ethan | Tyler | Marcus |"
        "Diego | Jordan | Kevin | William | Andre | Luis | Sam"
    ),
    family_names=names(
        "Miller | Davis | Garcia | Rodriguez | Martinez | Anderson | Thomas | Jackson | Lee |"
        " Harris | Clark | Lewis |"
        "Young | Allen | Nguyen | Scott | Rivera | Cooper | Reed | Kim"
    ),
    shops={
        "groceries": shops(
            "Trader Joe's 38 5 | Whole Foods 46 4 | Kroger 52 4 | Walmart 57 5 | Safeway 44 3 |"
            " Costco 118 2 | Aldi 36 3 |"
            "Publix 47 2 | 7-Eleven 9 3"
        ),
        "eating_out": shops(
            "Starbucks 6.8 7 | Chipotle 13.5 5 | Dunkin' 5.9 4 | DoorDash 29 4 | Panera Bread 14 3 |"
            " McDonald's 9.8 4 |"
            "Shake Shack 17 2 | Uber Eats 27 3 | Olive Garden 46 1 | Local Taqueria 16 3"
        ),
        "transport": shops("Uber 17 5 | Lyft 16 4 | MBTA 11 3 | MTA 5.8 4 | Amtrak 58 1 | ParkMobile 6 3"),
        "fuel": shops("Shell 44 3 | Chevron 46 3 | Exxon 43 3 | Costco Gas 48 2"),
        "entertainment": shops(
            "AMC Theatres 17 3 | Ticketmaster 88 1 | Steam 21 2 | Barnes & Noble 19 2 | Regal 16 2 |"
            " Dave & Buster's 38 1"
        ),
        "shopping": shops("Amazon 27 10 | Target 41 6 | Best Buy 74 1 | Walgreens 14 4 | CVS 15 4 | Etsy 28 2"),
        "clothing": shops(
            "Gap 48 2 | Old Navy 39 3 | Nike 84 2 | Zara 54 2 | H&M 33 2 | TJ Maxx 44 3 | Nordstrom Rack 68 1"
        ),
        "health": shops(
            "CVS Pharmacy 18 4 | Walgreens Pharmacy 17 3 | CityMD 55 1 | Aspen Dental 85 1 | Quest Diagnostics 42 1"
        ),
        "children": shops("Carter's 42 2 | LEGO Store 48 1 | School Lunch Account 45 3 | YMCA Kids 65 1"),
        "gifts": shops("Hallmark 9 3 | 1-800-Flowers 58 1 | Uncommon Goods 46 2"),
        "home": shops("The Home Depot 52 4 | IKEA 88 2 | Lowe's 49 3 | Wayfair 96 1 | Bed Bath & Beyond 44 1"),
        "pets": shops("Petco 46 3 | Chewy 58 4 | Banfield Pet Hospital 98 1"),
        "sports": shops("REI 78 2 | Dick's Sporting Goods 62 2 | ClassPass 49 1"),
        "education": shops("Campus Bookstore 58 3 | Coursera 49 1 | Chegg 16 2"),
        "travel": shops(
            "Delta Air Lines 318 3 | JetBlue 214 3 | Southwest Airlines 189 4 | Airbnb 385 3 |"
            " Marriott 276 2 | Expedia 340 2"
        ),
    },
    one_offs={
        "home": shops("The Home Depot 540 2 | Wayfair 480 2"),
        "shopping": shops("Apple Store 999 2 | Best Buy 620 2"),
        "health": shops("Aspen Dental 460 2 | CityMD 240 2"),
        "transport": shops("Jiffy Lube 185 2 | Firestone Auto Care 520 2"),
        "education": shops("Campus Bookstore 285 1"),
    },
    offers=(
        Offer(
            BillKind.RENT,
            "housing",
            ("Avalon Communities", "Equity Residential", "Greystar"),
            78000,
            260000,
            condition="tenant",
        ),
        Offer(
            BillKind.MORTGAGE,
            "housing",
            ("Rocket Mortgage", "Freedom Mortgage"),
            110000,
            290000,
            condition="owner",
        ),
        Offer(
            BillKind.ELECTRICITY,
            "utilities",
            ("Con Edison", "Eversource", "ComEd", "Duke Energy"),
            5800,
            11800,
            spread=0.14,
            season="cooling",
        ),
        Offer(
            BillKind.GAS,
            "utilities",
            ("National Grid", "Peoples Gas"),
            3200,
            6800,
            spread=0.14,
            season="heating",
            chance=0.6,
        ),
        Offer(
            BillKind.WATER,
            "utilities",
            ("City Water Department",),
            9800,
            16500,
            every_months=3,
            spread=0.06,
            condition="owner",
        ),
        Offer(BillKind.INTERNET, "telecom", ("Xfinity", "Spectrum", "Verizon Fios"), 4999, 7999),
        Offer(BillKind.MOBILE, "telecom", ("Verizon", "AT&T", "T-Mobile", "Mint Mobile"), 2500, 7500, spread=0.1),
        Offer(
            BillKind.CAR_INSURANCE,
            "insurance",
            ("GEICO", "State Farm", "Progressive"),
            9800,
            17500,
            condition="car",
        ),
        Offer(BillKind.INSURANCE, "insurance", ("Lemonade Renters",), 1400, 2200, condition="tenant", chance=0.5),
        Offer(
            BillKind.HEALTH_INSURANCE,
            "insurance",
            ("Blue Cross Blue Shield",),
            24000,
            42000,
            condition="business",
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("IRS Estimated Tax",),
            110000,
            260000,
            every_months=3,
            month=1,
            condition="business",
            automatic=False,
            spread=0.06,
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("County Property Tax",),
            140000,
            310000,
            every_months=6,
            month=5,
            condition="owner",
            automatic=False,
        ),
        Offer(BillKind.GYM, "sports", ("Planet Fitness", "LA Fitness", "Equinox"), 1500, 4999, chance=0.5),
        Offer(
            BillKind.CHILDCARE,
            "children",
            ("KinderCare", "Bright Horizons"),
            48000,
            85000,
            condition="family",
            chance=0.5,
            spread=0.04,
        ),
        Offer(
            BillKind.LOAN,
            "fees",
            ("SoFi Loan", "Nelnet Student Loan"),
            14000,
            32000,
            condition="not_student",
            chance=0.4,
        ),
        Offer(
            BillKind.TUITION,
            "education",
            ("State University Bursar",),
            42000,
            68000,
            every_months=6,
            month=1,
            condition="student",
            automatic=False,
        ),
    ),
    subscriptions=(
        Subscription("Netflix", BillKind.STREAMING_VIDEO, 1799, 1549, 8),
        Subscription("Spotify", BillKind.STREAMING_MUSIC, 1199, 1099, 8),
        Subscription("Amazon Prime", BillKind.DELIVERY, 1499, 1499, 7),
        Subscription("Hulu", BillKind.STREAMING_VIDEO, 999, 799, 4),
        Subscription("Disney+", BillKind.STREAMING_VIDEO, 1199, 999, 3),
        Subscription("iCloud+", BillKind.SOFTWARE, 299, 299, 5),
        Subscription("The New York Times", BillKind.NEWS, 1700, 400, 3),
        Subscription("Audible", BillKind.STREAMING_MUSIC, 1495, 1495, 2),
        Subscription("Max", BillKind.STREAMING_VIDEO, 1699, 1599, 3),
    ),
    employers=names(
        "Mass General Hospital | Austin ISD | Boeing | Target Corp | UPS | Fidelity |"
        " State of Illinois | Intel | Kaiser Permanente"
    ),
    salary=(285000, 590000),
    salary_day=31,
    fortnightly=True,
    pension_payers=("SSA Treasury Social Security", "Fidelity Retirement"),
    pension=(215000, 390000),
    aid=("University Financial Aid", 88000),
    side_jobs=names("Campus Coffee Payroll | University Library | Target Payroll | Tutoring Center"),
    child_benefit=("IRS Child Tax Credit", 16600),
    clients=names("Bluebird Media LLC | Granite Partners | Sunset Studios | Lakeside Events | Maple & Main"),
    landlords=names("J. Whitaker | R. Delgado"),
    lines={
        "card": "{name} {place}",
        "direct_debit": "ACH DEBIT {name} {ref}",
        "standing_order": "RECURRING PMT {name}",
        "transfer": "ZELLE TO {name}",
        "cash": "ATM WITHDRAWAL {name} {place}",
        "fee": "{name}",
        "refund": "REFUND {name} {place}",
        "income": "ACH CREDIT {name} {ref}",
        "internal": "ONLINE TRANSFER {name}",
    },
    own_words={
        "savings": "To savings",
        "from_savings": "From savings",
        "joint": "To joint account",
        "card": "Credit card payment",
        "foreign_fee": "Foreign transaction fee",
        "account_fee": "Monthly service fee",
        "overdraft_fee": "Overdraft fee",
        "interest": "Interest",
        "partner": "Partner contribution",
        "family": "Mom and Dad",
        "friend": "Friend",
    },
    abroad=("ES", "FR", "GB"),
    cash_machine="Allpoint",
    local={
        "MBTA": "Boston",
        "MTA": "Brooklyn",
        "Con Edison": "Brooklyn",
        "Eversource": "Boston",
        "ComEd": "Chicago",
        "Peoples Gas": "Chicago",
    },
)
