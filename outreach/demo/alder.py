"""Alder School District: six schools, about 150 partners."""

from offices.enums.career_clusters import CareerCluster as C
from offices.enums.offices import OfficeKind, SiteKind
from offices.enums.roles import Role
from outreach.demo.plans import OfficePlan, Person, Place

PEOPLE = (
    Person("Adam Reyes", Role.ADMINISTRATOR, "Office manager"),
    Person("Elena Sosa", Role.DIRECTOR, "Director of partnerships", owns=2),
    Person("Dana Whitfield", Role.COORDINATOR, "CTE coordinator", owns=5, capacity=25),
    Person("Marcus Bell", Role.COORDINATOR, "Work-based learning coordinator", owns=5),
    Person("Priya Nair", Role.COORDINATOR, "Career services coordinator", owns=3, capacity=45),
    Person("Sofia Mendez", Role.COORDINATOR, "Bilingual outreach", owns=2, language="es"),
    Person("Robert Haas", Role.LEADER, "Principal, Alder High School"),
    Person("Joan Kittredge", Role.LEADER, "Principal, Cottonwood High School", listed=False),
    Person("Theo Marsh", Role.LEADER, "Director, Career & Technical Center", listed=False),
    Person("Lorraine Peck", Role.LEADER, "Former principal, Cottonwood High School", left=True),
    Person("Gil Tanner", Role.COORDINATOR, "CTE coordinator until last year", left=True),
)

PLACES = (
    Place(
        "Alder High School",
        "Alder High",
        "Alder",
        SiteKind.SCHOOL,
        "Robert Haas",
        (
            ("Health sciences", C.HEALTHCARE),
            ("Business and finance", C.FINANCIAL_SERVICES),
            ("Culinary arts", C.HOSPITALITY),
        ),
    ),
    Place(
        "Cottonwood High School",
        "Cottonwood",
        "Cottonwood",
        SiteKind.SCHOOL,
        "Joan Kittredge",
        (("Agriculture", C.AGRICULTURE), ("Construction trades", C.CONSTRUCTION)),
    ),
    Place(
        "Juniper Ridge High School",
        "Juniper Ridge",
        "Northfork",
        SiteKind.SCHOOL,
        "Robert Haas",
        (("Computer science", C.DIGITAL_TECHNOLOGY), ("Energy pathways", C.ENERGY)),
    ),
    Place(
        "Harlow High School",
        "Harlow High",
        "Harlow",
        SiteKind.SCHOOL,
        "Joan Kittredge",
        (("Media and design", C.ARTS), ("Teaching pathways", C.EDUCATION)),
    ),
    Place("Sage Creek Middle School", "Sage Creek", "Alder", SiteKind.SCHOOL, "Theo Marsh"),
    Place(
        "Alder Career & Technical Center",
        "the Tech Center",
        "Alder",
        SiteKind.CENTER,
        "Theo Marsh",
        (
            ("Advanced manufacturing", C.ADVANCED_MANUFACTURING),
            ("Welding", C.CONSTRUCTION),
            ("Automotive", C.SUPPLY_CHAIN),
            ("Public safety", C.PUBLIC_SERVICE),
        ),
    ),
)

PARTNERS = """
machining: Rivera Machining*; Stroud Precision; Lockhart Tool & Die; Kessler Gear Works;
    Dunmore Castings; Three Forks Machine 1
welding: Begay Welding & Fabrication+; Ironwood Metalworks; Padilla Gate & Rail 1;
    Harlow Steel Supply; High Plains Trailers
food-plant: Prairie Gold Mills*; Harvest Line Foods; Dunmore Creamery; Lucero Chile Company;
    Sutter Meats
robotics: Cedar Hollow Robotics*; Merritt Automation; Lark Drone Mapping
building: Harbor & Pine Builders*; Garrison Homes; Montoya & Sons Construction+; Barlow Roofing;
    Timberline Framing; Quimby Concrete; Oakley Cabinets 1
electric: Bright Electric; Vigil Power & Light; Northfork Controls; Ackerman Wiring 1;
    Tolliver Electric
plumbing: Salazar Plumbing & Heating; Judd Mechanical; Clearwater Pipe; Zeller Heating 1
clinic: Bluestem Family Clinic*; Harlow Regional Hospital*;
    Harlow Regional, Northfork Clinic >Harlow Regional Hospital;
    Harlow Regional, Alder Imaging >Harlow Regional Hospital;
    Harlow Regional, Dunmore Urgent Care >Harlow Regional Hospital; Alder Physical Therapy;
    Cottonwood Midwives; Espinoza Pediatrics; Valley Eye Care
dental: Upton Family Dental; Dunmore Smiles; Pham Orthodontics; Alder Hygiene Group
senior-care: Meadowlark Assisted Living; Golden Years at Harlow; Visiting Hands Home Care;
    Pine Terrace
vet: Larkspur Veterinary*; Dunmore Large Animal; Alder Cat Clinic 1
bakery: Copper Kettle Bakery+; La Espiga Panadería; Third Street Coffee; Fontaine's Table;
    Blue Door Diner; Tamarack Pizza; Herrera's Taquería 1
hotel: Alder Grand Hotel; Juniper Lodge; Harlow Event Center; Dunmore Hot Springs
bank: Northfork Credit Union*; Northfork Credit Union, Alder >Northfork Credit Union;
    Northfork Credit Union, Harlow >Northfork Credit Union;
    Northfork Credit Union, Dunmore >Northfork Credit Union; Cottonwood Savings Bank;
    Langley Insurance; Maddox Farm Credit
accounting: Norwood & Rao; Pemberton Bookkeeping 1; Ellison Tax Service
law: Hale & Irving; Trujillo Law Office 1; Legal Aid of the Valley
software: Sagebrush Software+; Kapoor Data; Mesa Web Studio 1; Fairbanks Networks;
    Understory Games
print: Osage Print Works; Wexler Signs; Novak Studio 1; Valley Embroidery
media: KALD Community Radio; Harlow Courier; Northfork Cable; Boudreaux Film 1
logistics: Prairie Line Logistics*; Dunmore Freight; Overton Cold Storage; High Desert Couriers
auto: Castillo Auto & Diesel+; Ramsey Collision; Alder Tire; Colby Tractor Repair; Varga Motors
farm: Redhouse Ranch; Archuleta Orchards; Goodwin Dairy; Sorensen Feedlots; Yarrow Acres 1
nursery: Wild Rye Nursery; Carver Garden Center
solar: Tallgrass Solar*; Rooftop Valley Energy; Kirkland Wind Services
utility: Alder Water District; Valley Rural Electric; Harlow Waste & Recycling
retail: Fuentes Hardware; Harlow Outfitters; Main Street Books 1; Waverly Furniture;
    Alder Feed & Seed; Mercado Quintana
childcare: Little Acorns; Sunrise Preschool; Kids on Depot Road
safety: Alder Fire Department*; Harlow Police Department; Valley Ambulance; County Dispatch;
    Northfork Volunteer Fire
city: City of Alder; Valley County Planning; Alder Public Library; Regional Workforce Center*;
    County Extension Office
nonprofit: Valley Food Bank; Habitat Harlow; Cottonwood Youth Center; River Keepers;
    Dunmore Arts Council; Hands Across the Valley
museum: Valley Railroad Museum; Alder History Center
chamber: Alder Chamber of Commerce*; Northfork Business Association; Valley Builders Association;
    Hispanic Chamber of the Valley; Rotary Club of Harlow
faculty: CTE faculty, Tech Center; Welding department, Tech Center;
    Counseling department, Alder High; Science department, Juniper Ridge
students: HOSA chapter, Alder High; FFA chapter, Cottonwood
alumni: Alder High Alumni Circle
coach: Jessup Career Coaching 1; Iyer Interview Studio 1
"""

ALDER = OfficePlan(
    slug="alder",
    name="Alder School District",
    kind=OfficeKind.DISTRICT,
    time_zone="America/Denver",
    region="CO",
    area_code="970",
    people=PEOPLE,
    places=PLACES,
    towns=("Alder", "Harlow", "Northfork", "Dunmore", "Cottonwood"),
    partners=PARTNERS,
    fairs=(("Valley career fair", (10, 8), (10, 16), 30),),
    cadences={"key": 30, "regular": 60, "occasional": 180},
    labels={("source", "ways-to-help"): "Form on the district website"},
    token_roles=(Role.ADMINISTRATOR, Role.COORDINATOR),
)
