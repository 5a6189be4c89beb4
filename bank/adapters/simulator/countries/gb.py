"""United Kingdom."""

from __future__ import annotations

from bank.adapters.simulator.country import Country, Offer, Subscription, names, shops
from bank.domain.bills import BillKind

BRITAIN = Country(
    code="GB",
    language="en",
    currency="GBP",
    timezones=("Europe/London",),
    cities=names("Leeds | London | Bristol | Manchester | Glasgow | Cardiff | Norwich | Sheffield"),
    given_names=names(
        "Olivia | Amelia | Isla | Ava | Grace | Freya | Hannah | Priya | Zara | Megan | George |"
        " Oliver | Harry |"
        "Noah | Jack | Arjun | Callum | Rhys | Tom | Daniel"
    ),
    family_names=names(
        "Smith | Jones | Taylor | Brown | Williams | Wilson | Johnson | Davies | Patel | Robinson | Wright |"
        "Thompson | Evans | Walker | White | Khan | Hughes | Green | Campbell | Murray"
    ),
    shops={
        "groceries": shops(
            "Tesco 24 9 | Sainsbury's 27 6 | Asda 29 4 | Lidl 21 5 | Aldi 23 5 | Morrisons 26 3 |"
            " Waitrose 31 2 |"
            "Co-op Food 9 4 | M&S Food 16 3 | Ocado 68 1"
        ),
        "eating_out": shops(
            "Pret A Manger 6.5 6 | Costa Coffee 4.4 6 | Greggs 4.8 5 | Nando's 19 3 | Deliveroo 24 4 |"
            "Wetherspoons 17 3 | Wagamama 28 2 | McDonald's 8.5 4 | Dishoom 38 1 | Pizza Express 27 2 |"
            " Uber Eats 22 3"
        ),
        "transport": shops(
            "TfL 5.8 9 | Trainline 24 3 | Uber 12.5 4 | LNER 38 1 | First Bus 4.2 3 | National Rail 17 2"
        ),
        "fuel": shops("Shell 52 3 | BP 50 3 | Esso 49 3 | Tesco Petrol 46 3"),
        "entertainment": shops(
            "Odeon 13 3 | Vue 12 2 | Ticketmaster 62 1 | Steam 18 2 | Waterstones 14 3 | National Trust 11 1"
        ),
        "shopping": shops(
            "Amazon 19 9 | Argos 26 3 | John Lewis 44 2 | eBay 16 4 | Boots 12 4 | Currys 58 1 | Flying Tiger 9 1"
        ),
        "clothing": shops(
            "Marks & Spencer 34 3 | Next 39 3 | Primark 24 4 | Zara 42 2 | ASOS 36 3 | H&M 27 3 | Uniqlo 38 1"
        ),
        "health": shops(
            "Boots Pharmacy 11 5 | Superdrug 12 3 | Specsavers 45 1 | Bupa Dental Care 58 1 | LloydsPharmacy 10 2"
        ),
        "children": shops(
            "Smyths Toys 27 2 | Mothercare 31 1 | The Entertainer 22 2 | School Lunches 24 4 | Little Kickers 36 1"
        ),
        "gifts": shops("Moonpig 9 3 | Card Factory 6 3 | Not On The High Street 32 2 | Bloom & Wild 34 1"),
        "home": shops("IKEA 62 2 | B&Q 33 4 | Dunelm 29 3 | Homebase 31 1 | Screwfix 24 2"),
        "pets": shops("Pets at Home 28 4 | Zooplus 42 2 | Vets4Pets 64 1"),
        "sports": shops("Decathlon 34 2 | Sports Direct 31 2 | Everyone Active 8.5 3"),
        "education": shops("Open University 95 1 | Udemy 17 3 | WHSmith 12 3"),
        "travel": shops(
            "easyJet 118 4 | British Airways 214 2 | Ryanair 84 4 | Booking.com 265 4 | Airbnb 312 3 | Jet2 340 1"
        ),
    },
    one_offs={
        "home": shops("AO.com 429 3 | John Lewis 385 1 | IKEA 310 2"),
        "shopping": shops("Apple Store 749 2 | Currys 489 2"),
        "health": shops("Bupa Dental Care 285 2 | Specsavers 219 1"),
        "transport": shops("Kwik Fit 245 3 | Halfords Autocentre 310 2"),
        "education": shops("Open University 640 1"),
    },
    offers=(
        Offer(
            BillKind.RENT,
            "housing",
            ("Foxtons Lettings", "OpenRent", "Leaders Lettings"),
            62000,
            165000,
            condition="tenant",
        ),
        Offer(
            BillKind.MORTGAGE,
            "housing",
            ("Nationwide Mortgage", "Halifax Mortgage"),
            58000,
            170000,
            condition="owner",
        ),
        Offer(
            BillKind.COUNCIL,
            "housing",
            ("City Council Tax", "Borough Council Tax"),
            11800,
            21500,
            condition="not_student",
        ),
        Offer(
            BillKind.ELECTRICITY,
            "utilities",
            ("Octopus Energy", "EDF Energy", "OVO Energy"),
            4200,
            7800,
            spread=0.08,
            season="heating",
        ),
        Offer(
            BillKind.GAS,
            "utilities",
            ("British Gas", "E.ON Next"),
            3400,
            6900,
            spread=0.1,
            season="heating",
            chance=0.75,
        ),
        Offer(
            BillKind.WATER,
            "utilities",
            ("Thames Water", "Yorkshire Water", "Severn Trent", "Water Plus"),
            9200,
            14800,
            every_months=3,
            spread=0.05,
            condition="not_student",
        ),
        Offer(BillKind.INTERNET, "telecom", ("BT Broadband", "Virgin Media", "Sky Broadband"), 2899, 4499),
        Offer(BillKind.MOBILE, "telecom", ("Vodafone", "O2", "EE", "giffgaff"), 1200, 3400, spread=0.14),
        Offer(
            BillKind.BROADCASTING,
            "subscriptions",
            ("TV Licensing",),
            1495,
            1495,
            condition="not_student",
            chance=0.8,
        ),
        Offer(
            BillKind.CAR_INSURANCE,
            "insurance",
            ("Admiral", "Direct Line", "Aviva"),
            3900,
            7900,
            condition="car",
        ),
        Offer(
            BillKind.HOME_INSURANCE,
            "insurance",
            ("Aviva Home", "LV="),
            16500,
            31000,
            every_months=12,
            month=9,
            condition="owner",
        ),
        Offer(BillKind.GYM, "sports", ("PureGym", "The Gym Group", "David Lloyd"), 2199, 3499, chance=0.5),
        Offer(
            BillKind.CHILDCARE,
            "children",
            ("Bright Horizons", "Busy Bees Nursery"),
            28000,
            52000,
            condition="family",
            chance=0.5,
            spread=0.05,
        ),
        Offer(
            BillKind.LOAN,
            "fees",
            ("Zopa Loan", "Santander Loan"),
            9500,
            22000,
            condition="not_student",
            chance=0.2,
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("HMRC Self Assessment",),
            120000,
            280000,
            every_months=6,
            month=1,
            condition="business",
            automatic=False,
            spread=0.06,
        ),
    ),
    subscriptions=(
        Subscription("Netflix", BillKind.STREAMING_VIDEO, 1299, 1099, 8),
        Subscription("Spotify", BillKind.STREAMING_MUSIC, 1299, 1199, 8),
        Subscription("Amazon Prime", BillKind.DELIVERY, 899, 899, 6),
        Subscription("Disney+", BillKind.STREAMING_VIDEO, 999, 899, 4),
        Subscription("iCloud+", BillKind.SOFTWARE, 299, 299, 5),
        Subscription("Audible", BillKind.STREAMING_MUSIC, 899, 799, 2),
        Subscription("The Guardian", BillKind.NEWS, 1200, 1000, 2),
        Subscription("Microsoft 365", BillKind.SOFTWARE, 849, 599, 2),
        Subscription("NOW TV", BillKind.STREAMING_VIDEO, 999, 999, 2),
    ),
    employers=names(
        "NHS Trust | Leeds City Council | Arup | Rolls-Royce | BBC | Barratt Homes | Tesco Stores |"
        " Sage | Deloitte | Arla Foods"
    ),
    salary=(182000, 395000),
    salary_day=28,
    pension_payers=("DWP State Pension", "Legal & General Pension"),
    pension=(135000, 245000),
    aid=("Student Loans Company", 62000),
    side_jobs=names("Costa Coffee Payroll | Tesco Payroll | University Library | Nando's Payroll"),
    child_benefit=("HMRC Child Benefit", 10400),
    clients=names("Harbour Design Ltd | Oakwood Studios | Pennine Media | Northgate Events | Fern & Co"),
    landlords=names("Mr P Harding | Mrs J Ellis"),
    lines={
        "card": "{name} {place} GB",
        "direct_debit": "DIRECT DEBIT {name} REF {ref}",
        "standing_order": "STANDING ORDER {name}",
        "transfer": "FASTER PAYMENT {name}",
        "cash": "ATM {name} {place}",
        "fee": "{name}",
        "refund": "REFUND {name} {place}",
        "income": "BACS {name} REF {ref}",
        "internal": "TRANSFER {name}",
    },
    own_words={
        "savings": "To savings",
        "from_savings": "From savings",
        "joint": "To joint account",
        "card": "Credit card payment",
        "foreign_fee": "Foreign currency fee",
        "account_fee": "Account fee",
        "overdraft_fee": "Overdraft interest",
        "interest": "Interest",
        "partner": "Partner contribution",
        "family": "Mum and Dad",
        "friend": "Friend",
    },
    abroad=("ES", "FR", "US"),
    cash_machine="Link",
    local={
        "TfL": "London",
        "Dishoom": "London",
        "Thames Water": "London",
        "Yorkshire Water": "Leeds",
        "Severn Trent": "Sheffield",
        "First Bus": "Leeds",
    },
)
