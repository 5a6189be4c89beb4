"""Spain."""

from __future__ import annotations

from bank.adapters.simulator.country import Country, Offer, Subscription, names, shops
from bank.domain.bills import BillKind

SPAIN = Country(
    code="ES",
    language="es",
    currency="EUR",
    timezones=("Europe/Madrid",),
    cities=names("Madrid | Valencia | Sevilla | Bilbao | Málaga | Zaragoza | Barcelona | Granada"),
    given_names=names(
        "María | Carmen | Laura | Paula | Marta | Elena | Irene | Nuria | Rocío | Alba | Javier |"
        " Pablo | Álvaro | Sergio |"
        "Diego | Manuel | Iker | Jorge | Raúl | Andrés"
    ),
    family_names=names(
        "García | Fernández | González | Rodríguez | López | Martínez | Sánchez | Pérez | Gómez |"
        " Ruiz | Díaz | Moreno |"
        "Álvarez | Romero | Navarro | Torres | Domínguez | Ramos | Iglesias | Ortega"
    ),
    shops={
        "groceries": shops(
            "Mercadona 32 10 | Carrefour 38 5 | Lidl 24 5 | Dia 16 4 | Consum 27 2 | Alcampo 44 2 |"
            " Eroski 29 2 | Aldi 22 3 |"
            "Frutería Vega 11 3"
        ),
        "eating_out": shops(
            "Bar La Plaza 9 7 | 100 Montaditos 14 4 | Telepizza 21 2 | Glovo 23 4 | La Tagliatella 34 2 |"
            " Starbucks 5.6 3 |"
            "Vips 22 2 | McDonald's 9.5 4 | Taberna El Rincón 28 3 | Goiko 26 2 | Cafetería Sol 4.2 6"
        ),
        "transport": shops(
            "Metro de Madrid 12.2 4 | Metrovalencia 9.6 5 | EMT 8.5 4 | Renfe 27 3 | Cabify 11 4 |"
            " Uber 10.5 2 | BlaBlaCar 16 1 | Alsa 22 1"
        ),
        "fuel": shops("Repsol 52 5 | Cepsa 50 3 | BP 51 2 | Ballenoil 44 2"),
        "entertainment": shops(
            "Cinesa 9.8 3 | Yelmo Cines 9.2 2 | Ticketmaster 54 1 | Casa del Libro 18 2 | Steam 17 1 | Fnac 24 2"
        ),
        "shopping": shops(
            "Amazon 22 8 | El Corte Inglés 46 4 | MediaMarkt 62 1 | AliExpress 14 3 | Druni 21 2 | Bazar Oriente 9 2"
        ),
        "clothing": shops(
            "Zara 38 5 | Mango 42 3 | Pull&Bear 29 2 | Bershka 26 2 | Primark 23 3 | Springfield 34 1 |"
            " Massimo Dutti 68 1"
        ),
        "health": shops(
            "Farmacia Central 12 6 | Clínica Dental Sanitas 55 1 | General Óptica 62 1 | Farmacia Mayor 14 3"
        ),
        "children": shops("Toys R Us 28 2 | Comedor Escolar 62 3 | Juguettos 24 2 | Librería Escolar 31 1"),
        "gifts": shops("Interflora 36 1 | Natura 22 3 | Ale-Hop 11 3"),
        "home": shops("Leroy Merlin 41 4 | IKEA 64 3 | Zara Home 36 2 | Ferretería López 12 2"),
        "pets": shops("Tiendanimal 34 3 | Kiwoko 31 3 | Clínica Veterinaria Sur 58 1"),
        "sports": shops("Decathlon 32 5 | Sprinter 41 2 | Polideportivo Municipal 7.5 3"),
        "education": shops("UNED 85 1 | Academia Idiomas 65 2 | Udemy 15 2"),
        "travel": shops(
            "Iberia 168 3 | Vueling 96 5 | Ryanair 72 4 | Booking.com 248 4 | Airbnb 286 2 | Renfe AVE 74 2"
        ),
    },
    one_offs={
        "home": shops("Leroy Merlin 365 3 | El Corte Inglés 420 2"),
        "shopping": shops("MediaMarkt 549 3 | Apple Store 859 1"),
        "health": shops("Clínica Dental Sanitas 320 3 | General Óptica 235 2"),
        "transport": shops("Norauto 240 3 | Midas 295 2"),
        "education": shops("UNED 480 1"),
    },
    offers=(
        Offer(
            BillKind.RENT,
            "housing",
            ("Alquileres Castellana", "Gestión Rivas", "Idealista Rent"),
            48000,
            115000,
            condition="tenant",
        ),
        Offer(
            BillKind.MORTGAGE,
            "housing",
            ("Hipoteca CaixaBank", "Hipoteca Santander"),
            42000,
            105000,
            condition="owner",
        ),
        Offer(BillKind.SERVICE_CHARGE, "housing", ("Comunidad de Propietarios",), 4500, 9500, condition="owner"),
        Offer(
            BillKind.TAX,
            "taxes",
            ("Ayuntamiento IBI",),
            28000,
            62000,
            every_months=12,
            month=6,
            condition="owner",
            automatic=False,
        ),
        Offer(
            BillKind.ELECTRICITY,
            "utilities",
            ("Iberdrola", "Endesa", "Naturgy"),
            4200,
            8200,
            spread=0.13,
            season="cooling",
        ),
        Offer(
            BillKind.GAS,
            "utilities",
            ("Naturgy Gas", "Repsol Gas"),
            4800,
            9200,
            every_months=2,
            spread=0.14,
            season="heating",
            chance=0.7,
        ),
        Offer(
            BillKind.WATER,
            "utilities",
            ("Canal de Isabel II", "Aguas Municipales"),
            3600,
            6400,
            every_months=2,
            spread=0.06,
            condition="not_student",
        ),
        Offer(BillKind.INTERNET, "telecom", ("Movistar", "Orange", "Digi"), 2900, 5900),
        Offer(BillKind.MOBILE, "telecom", ("Vodafone", "Yoigo", "Lowi", "O2"), 995, 2900, spread=0.16),
        Offer(
            BillKind.CAR_INSURANCE,
            "insurance",
            ("Mapfre", "Mutua Madrileña", "Línea Directa"),
            29000,
            52000,
            every_months=12,
            month=3,
            condition="car",
        ),
        Offer(
            BillKind.HOME_INSURANCE,
            "insurance",
            ("Santalucía", "Mapfre Hogar"),
            17500,
            29000,
            every_months=12,
            month=10,
            condition="not_student",
            chance=0.7,
        ),
        Offer(
            BillKind.HEALTH_INSURANCE,
            "insurance",
            ("Sanitas", "Adeslas", "Asisa"),
            4600,
            8900,
            condition="not_student",
            chance=0.45,
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("Ayuntamiento Impuesto Vehículos",),
            6500,
            13500,
            every_months=12,
            month=5,
            condition="car",
            automatic=False,
        ),
        Offer(
            BillKind.SOCIAL_SECURITY,
            "taxes",
            ("Seguridad Social Autónomos",),
            23000,
            39000,
            condition="business",
        ),
        Offer(
            BillKind.TAX,
            "taxes",
            ("Agencia Tributaria Modelo 130",),
            48000,
            120000,
            every_months=3,
            month=1,
            condition="business",
            automatic=False,
            spread=0.1,
        ),
        Offer(BillKind.GYM, "sports", ("Basic-Fit", "McFit", "Metropolitan"), 1999, 3990, chance=0.5),
        Offer(
            BillKind.CHILDCARE,
            "children",
            ("Guardería Arcoíris", "Colegio San José"),
            12000,
            34000,
            condition="family",
            chance=0.6,
            spread=0.05,
        ),
        Offer(
            BillKind.LOAN,
            "fees",
            ("Cofidis", "Préstamo Cetelem"),
            8500,
            19000,
            condition="not_student",
            chance=0.2,
        ),
    ),
    subscriptions=(
        Subscription("Netflix", BillKind.STREAMING_VIDEO, 1399, 1299, 8),
        Subscription("Spotify", BillKind.STREAMING_MUSIC, 1199, 1099, 8),
        Subscription("Amazon Prime", BillKind.DELIVERY, 499, 499, 7),
        Subscription("HBO Max", BillKind.STREAMING_VIDEO, 1099, 999, 4),
        Subscription("Disney+", BillKind.STREAMING_VIDEO, 999, 899, 3),
        Subscription("Filmin", BillKind.STREAMING_VIDEO, 999, 799, 1),
        Subscription("iCloud+", BillKind.SOFTWARE, 299, 299, 4),
        Subscription("El País", BillKind.NEWS, 1400, 1100, 2),
        Subscription("DAZN", BillKind.STREAMING_VIDEO, 1999, 1499, 2),
    ),
    employers=names(
        "Inditex | Telefónica | Comunidad de Madrid | Indra | Mercadona RRHH | Hospital La Fe |"
        " Ferrovial | Seat | Accenture"
    ),
    salary=(138000, 285000),
    salary_day=28,
    extra_pay=(6, 12),
    pension_payers=("Seguridad Social Pensión", "Plan de Pensiones BBVA"),
    pension=(112000, 205000),
    aid=("Beca MEC", 42000),
    side_jobs=names("Nómina Bar La Plaza | Nómina Decathlon | Clases Particulares | Nómina Burger King"),
    child_benefit=("Agencia Tributaria Maternidad", 10000),
    clients=names("Estudio Nogal SL | Talleres Vidal | Bodegas Ribera | Grupo Alameda | Marea Digital SL"),
    landlords=names("A. Castillo | P. Herrero"),
    lines={
        "card": "COMPRA TARJ {name} {place}",
        "direct_debit": "RECIBO {name} REF {ref}",
        "standing_order": "ORDEN PERMANENTE {name}",
        "transfer": "TRANSFERENCIA A {name}",
        "cash": "REINTEGRO CAJERO {name} {place}",
        "fee": "{name}",
        "refund": "DEVOLUCION {name} {place}",
        "income": "ABONO {name} REF {ref}",
        "internal": "TRASPASO {name}",
    },
    own_words={
        "savings": "A cuenta de ahorro",
        "from_savings": "Desde ahorro",
        "joint": "A cuenta común",
        "card": "Pago tarjeta de crédito",
        "foreign_fee": "Comisión cambio de divisa",
        "account_fee": "Comisión de mantenimiento",
        "overdraft_fee": "Intereses de descubierto",
        "interest": "Intereses",
        "partner": "Aportación pareja",
        "family": "Papá y mamá",
        "friend": "Bizum amigo",
    },
    abroad=("FR", "GB", "DE"),
    cash_machine="ServiRed",
    rent_share=(0.26, 0.36),
    local={"Metro de Madrid": "Madrid", "Metrovalencia": "Valencia", "Canal de Isabel II": "Madrid"},
)
