"""Birch College: three campuses, about 60 partners, faculty departments among them."""

from offices.enums.career_clusters import CareerCluster as C
from offices.enums.offices import OfficeKind, SiteKind
from offices.enums.roles import Role
from outreach.demo.plans import OfficePlan, Person, Place

PEOPLE = (
    Person("Vivian Cole", Role.DIRECTOR, "Director of career services", owns=2),
    Person("Noah Feldman", Role.COORDINATOR, "Employer relations", owns=5, capacity=12),
    Person("Imani Brooks", Role.COORDINATOR, "Internship coordinator", owns=4, capacity=40),
    # also a coordinator at Alder: one account, two offices
    Person("Sofia Mendez", Role.COORDINATOR, "Dual-enrollment liaison", owns=1, language="es"),
    Person("Harriet Lund", Role.ADMINISTRATOR, "Systems and records", listed=False),
    Person("Arthur Quill", Role.LEADER, "Dean of applied sciences", listed=False),
)

PLACES = (
    Place(
        "Main Campus",
        "Main Campus",
        "Birchfield",
        SiteKind.CAMPUS,
        "Arthur Quill",
        (
            ("Business administration", C.MANAGEMENT),
            ("Computer science", C.DIGITAL_TECHNOLOGY),
            ("Communication", C.MARKETING),
        ),
    ),
    Place(
        "Riverside Campus",
        "Riverside",
        "Millbrook",
        SiteKind.CAMPUS,
        "Arthur Quill",
        (
            ("Mechanical engineering technology", C.ADVANCED_MANUFACTURING),
            ("Hospitality management", C.HOSPITALITY),
        ),
    ),
    Place(
        "Health Sciences Center",
        "Health Sciences",
        "Birchfield",
        SiteKind.CAMPUS,
        "Vivian Cole",
        (("Nursing", C.HEALTHCARE), ("Radiography", C.HEALTHCARE)),
    ),
)

PARTNERS = """
faculty: Department of Business*; Computer Science faculty*; School of Nursing*;
    Engineering Technology; Communication Studies; Biology department;
    Hospitality Management faculty; Department of Education
students: Women in Computing; Pre-Health Society; Investment Club
alumni: Birch Alumni, City Chapter; Nursing Alumni Network
coach: Takahashi Career Studio 1; Colette Draper Coaching 1; Second Act Advising 1
clinic: Millbrook General Hospital*; Millbrook General, Rehab >Millbrook General Hospital;
    Millbrook General, Women's Health >Millbrook General Hospital; Lakeside Pediatrics;
    Birchfield Imaging
senior-care: Elmwood Commons; Harbor Home Health
robotics: Fathom Instruments*; Quarry Street Robotics
machining: Lindqvist Precision; Eastman Turbine Parts
software: Lantern Analytics*; Pemberly Cloud; Haddad Systems; Tern Mobile; Open Ledger Labs+
accounting: Voss, Adeyemi & Park*; Underhill Advisory; Brandt Payroll
bank: Tidewater Bank; Tidewater Bank, Birchfield >Tidewater Bank;
    Tidewater Bank, Millbrook >Tidewater Bank; Mutual of Millbrook
law: Abbott Kowalski; County Public Defender
hotel: The Birchfield Inn; Riverside Conference Hotel+; Saltmarsh Catering
media: Channel 9 Millbrook; Farrow & Bright Advertising; Podium Podcasts 1
logistics: Harbor Freight Forwarding; Nasser Distribution
building: Thackery Engineers; Draper Surveying 1
utility: Birch River Power
nonprofit: Millbrook Food Share; Bridge Literacy; Coastal Land Trust;
    Family Services of Birchfield
museum: Birchfield Museum of Art
safety: Millbrook Fire & Rescue
city: City of Birchfield; State Labor Office, Birchfield
chamber: Birchfield Chamber of Commerce; Regional Manufacturers Council
childcare: Riverside Early Learning
"""

BIRCH = OfficePlan(
    slug="birch",
    name="Birch College",
    kind=OfficeKind.COLLEGE,
    time_zone="America/New_York",
    region="NY",
    area_code="518",
    people=PEOPLE,
    places=PLACES,
    towns=("Birchfield", "Millbrook", "Easton", "Port Ash"),
    partners=PARTNERS,
    fairs=(
        ("Fall career and internship fair", (9, 22), (9, 30), 22),
        ("Spring career fair", (2, 18), (2, 26), 18),
    ),
    cadences={"key": 45, "regular": 90, "occasional": 240},
    labels={("tier", "key"): "Anchor partner"},
    token_roles=(Role.DIRECTOR, Role.COORDINATOR),
)
