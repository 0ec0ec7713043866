"""Households: who lives where, with whom, and who of them is on the roster."""

import csv
import datetime
import math
from dataclasses import dataclass, field
from pathlib import Path

from .names import IDEOGRAPHIC_VARIATIONS, OTHER_PEOPLES, VARIANTS, Names, Weighted, split_reading

BUILDING_NAMES = ["ハイツ", "マンション", "コーポ", "メゾン", "パレス", "レジデンス", "ハイム", "荘", "グリーンハイツ", "サンハイツ", "第２コーポ", "スカイコート"]
HOUSING_ESTATES = {"桐ケ丘一丁目": "都営桐ケ丘アパート", "桐ケ丘二丁目": "都営桐ケ丘アパート", "豊島五丁目": "豊島五丁目団地", "赤羽台一丁目": "ヌーヴェル赤羽台",
                   "赤羽台二丁目": "ヌーヴェル赤羽台", "王子五丁目": "王子五丁目団地", "神谷三丁目": "神谷三丁目団地", "滝野川三丁目": "都営滝野川アパート"}


@dataclass(slots=True)
class Address:
    chome: dict
    ban: int
    go: int
    building: str = ""
    block: str = ""
    room: str = ""


@dataclass(slots=True, eq=False)
class Person:
    family: str  # The usual spelling, as people write themselves.
    given: str
    family_kana: str
    given_kana: str
    sex: str  # "M" or "F"
    birth: datetime.date
    household: "Household" = None
    family_official: str = ""  # As the register spells it.
    given_official: str = ""
    alias: tuple = ()  # 通称名: (family, given, kana of both)
    latin: str = ""  # Foreign names as the residence card writes them.
    other_kana: tuple = ()  # Another reading people use: 王 オウ for ワン.
    mobile: str = ""
    role: str = ""
    contact: tuple = ()  # Name, relation and telephone of the emergency contact, if it is somebody in particular.
    tags: list = field(default_factory=list)
    resident_no: str = ""
    roster_nos: list = field(default_factory=list)

    def age(self, day):
        return day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))


@dataclass(slots=True, eq=False)
class Household:
    address: Address
    members: list = field(default_factory=list)
    phone: str = ""
    no: str = ""
    has_roster: bool = False


class Area:
    """The 町丁目 by population, a few buildings in each, and its three nearest shelters."""

    def __init__(self, rng, area_file: Path, shelter_file: Path):
        with open(area_file, encoding="utf-8", newline="") as file:
            self.chome = list(csv.DictReader(file))
        with open(shelter_file, encoding="utf-8", newline="") as file:
            self.shelters = [s for s in csv.DictReader(file) if s["designated_shelter"] == "1"]
        self.draw_chome = Weighted(self.chome, [int(c["pop_est"]) for c in self.chome])
        self.buildings = {c["town_chome"]: self._buildings(rng, c) for c in self.chome}
        self.nearest = {}
        for c in self.chome:
            here = (float(c["lat"]), float(c["lon"]))
            by_distance = sorted(self.shelters, key=lambda s: math.dist(here, (float(s["lat"]), float(s["lon"]))))
            self.nearest[c["town_chome"]] = by_distance[:3]

    @staticmethod
    def _buildings(rng, chome):
        made = []
        for _ in range(max(4, int(chome["pop_est"]) // 300)):
            name = chome["town"] + rng.choice(BUILDING_NAMES)
            made.append((rng.randint(1, 40), rng.randint(1, 25), name, 0, rng.randint(2, 9)))
        if estate := HOUSING_ESTATES.get(chome["town_chome"]):
            made += [(rng.randint(1, 20), rng.randint(1, 20), estate, block, 11) for block in range(1, 9)] * 3
        return made

    def draw_address(self, rng):
        chome = self.draw_chome.draw(rng)
        if rng.random() < 0.45:
            return Address(chome, rng.randint(1, 45), rng.randint(1, 28))
        ban, go, name, block, floors = rng.choice(self.buildings[chome["town_chome"]])
        room = f"{rng.randint(1, floors)}{rng.randint(1, 12):02}"
        return Address(chome, ban, go, name, f"{block}" if block else "", room)


def phone_number(rng, prefix):
    """Nobody's: in real numbers no exchange begins with 0 or 1."""
    if prefix == "03":
        return f"03-{rng.randint(0, 1)}{rng.randint(0, 999):03}-{rng.randint(0, 9999):04}"
    return f"{prefix}-{rng.randint(0, 999):04}-{rng.randint(0, 9999):04}"


class Population:
    def __init__(self, rng, names: Names, area: Area, day: datetime.date):
        self.rng = rng
        self.names = names
        self.area = area
        self.day = day
        self.households = []
        self.residents = []
        self.roster = []

    # --- people ---

    def birth(self, low, high):
        """A birthday of somebody `low` to `high` years old."""
        days = self.rng.randint(low * 365 + 1, high * 365 + 364)
        return self.day - datetime.timedelta(days=int(days + days / 1461))

    def japanese(self, surname, sex, birth, role, given=None):
        given = given or self.names.draw_given(self.rng, sex, birth.year)
        person = Person(surname[0], given[0], surname[1], given[1], sex, birth, role=role)
        person.family_official = surname[2]
        person.given_official = self.official(given[0], 0.05)
        age = person.age(self.day)
        if age >= 12 and self.rng.random() < (0.92 if age < 75 else 0.5):
            person.mobile = phone_number(self.rng, self.rng.choice(["090", "080", "070"]))
        return person

    def official(self, text, chance):
        """How the register spells it: now and then with an old or private form."""
        out = ""
        for char in text:
            if char in VARIANTS and self.rng.random() < (chance if char != "吉" else chance / 3):
                char = self.rng.choice(VARIANTS[char])
            if char in IDEOGRAPHIC_VARIATIONS and self.rng.random() < 0.25:
                char = IDEOGRAPHIC_VARIATIONS[char]
            out += char
        return out

    def surname(self):
        family, kana = self.names.surnames.draw(self.rng)
        return family, kana, self.official(family, 0.22)

    def foreigner(self, people, family, sex, birth, role):
        rng = self.rng
        if people in ("china", "korea"):
            kanji, kana, on, latin = rng.choice((self.names.chinese if people == "china" else self.names.korean)[1][sex])
            person = Person(family[0], kanji, family[1], kana, sex, birth, role=role)
            person.other_kana = (family[2], on)
            person.latin = f"{family[3]} {latin}"
        else:
            latin, kana = split_reading(rng.choice(OTHER_PEOPLES[people][1 if sex == "M" else 2]))
            person = Person(family[0], latin, family[1], kana, sex, birth, role=role)
            person.latin = f"{family[0]} {latin}"
        person.family_official, person.given_official = person.family, person.given
        if people == "korea" and rng.random() < 0.6 or people == "china" and rng.random() < 0.15:
            surname = self.names.surnames.draw(rng)
            given = self.names.draw_given(rng, sex, birth.year)
            person.alias = (surname[0], given[0], surname[1], given[1])
        person.tags.append("foreign")
        if person.age(self.day) >= 12:
            person.mobile = phone_number(rng, rng.choice(["090", "080", "070"]))
        return person

    # --- households ---

    def settle(self, members, has_roster=False):
        house = Household(self.area.draw_address(self.rng), list(members), has_roster=has_roster)
        oldest = max(m.age(self.day) for m in members)
        if self.rng.random() < (0.85 if oldest >= 65 else 0.25):
            house.phone = phone_number(self.rng, "03")
        self.adopt(house)
        return house

    def adopt(self, house):
        for member in house.members:
            member.household = house
            self.residents.append(member)
        self.households.append(house)

    def couple(self, surname, low, high, roles=("夫", "妻")):
        husband = self.japanese(surname, "M", self.birth(low, high), roles[0])
        gap = datetime.timedelta(days=self.rng.randint(-700, 2200))
        wife_birth = min(husband.birth + gap, self.day - datetime.timedelta(days=19 * 365))
        return husband, self.japanese(surname, "F", wife_birth, roles[1])

    def children(self, surname, mother, count):
        made = []
        for _ in range(count):
            low = max(0, mother.age(self.day) - 38)
            high = max(low, mother.age(self.day) - 22)
            sex = self.rng.choice("MF")
            made.append(self.japanese(surname, sex, self.birth(low, high), "長男" if sex == "M" else "長女"))
        return made

    def ordinary_household(self):
        rng = self.rng
        if rng.random() < 0.075:
            return self.foreign_household()
        surname = self.surname()
        kind = rng.random()
        if kind < 0.5:
            return self.settle([self.japanese(surname, rng.choice("MF"), self.birth(19, 88), "本人")])
        if kind < 0.72:
            return self.settle(self.couple(surname, 27, 86))
        if kind < 0.78:
            mother = self.japanese(surname, "F", self.birth(28, 60), "母")
            return self.settle([mother, *self.children(surname, mother, rng.randint(1, 2))])
        father, mother = self.couple(surname, 28, 58, ("父", "母"))
        made = self.children(surname, mother, rng.randint(1, 3))
        if rng.random() < 0.03:
            made.append(self.twin_of(made[0], surname))
        return self.settle([father, mother, *made])

    def twin_of(self, person, surname):
        given = self.names.given_sharing_kanji(self.rng, person.given, person.sex, person.birth.year)
        twin = self.japanese(surname, person.sex, person.birth, person.role, given)
        person.tags.append("twin")
        twin.tags.append("twin")
        return twin

    def foreign_household(self):
        rng = self.rng
        people = rng.choices(["china", "korea", "vietnam", "nepal", "philippines", "bangladesh", "america"],
                             [45, 14, 13, 10, 8, 6, 4])[0]
        if people in ("china", "korea"):
            family = rng.choice((self.names.chinese if people == "china" else self.names.korean)[0])
        else:
            family = split_reading(rng.choice(OTHER_PEOPLES[people][0]))
        high = 84 if people in ("china", "korea") else 60
        first = self.foreigner(people, family, rng.choice("MF"), self.birth(20, high), "本人")
        members = [first]
        while rng.random() < 0.4 and len(members) < 5:
            age = first.age(self.day)
            low, top = (max(18, age - 8), age + 6) if len(members) == 1 else (0, max(1, age - 22))
            members.append(self.foreigner(people, family, rng.choice("MF"), self.birth(low, top), "家族"))
        return self.settle(members)

    # --- roster people and those who live with them ---

    def roster_household(self):
        """One household with somebody who needs help to evacuate; returns those who are on the roster."""
        rng = self.rng
        if rng.random() < 0.035:
            house = self.foreign_household()
            house.has_roster = True
            return [max(house.members, key=lambda m: m.age(self.day))]
        surname = self.surname()
        kind = rng.random()
        if kind < 0.3:
            person = self.japanese(surname, "F" if rng.random() < 0.68 else "M", self.birth(72, 98), "本人")
            self.settle([person], has_roster=True)
            return [person]
        if kind < 0.58:
            husband, wife = self.couple(surname, 72, 94)
            self.settle([husband, wife], has_roster=True)
            return [husband, wife] if rng.random() < 0.35 else [rng.choice([husband, wife])]
        if kind < 0.74:
            return self.three_generations(surname)
        if kind < 0.9:
            return self.parent_with_child(surname)
        father, mother = self.couple(surname, 35, 66, ("父", "母"))
        children = self.children(surname, mother, rng.randint(1, 2))
        if rng.random() < 0.06:
            children.append(self.twin_of(children[0], surname))
        self.settle([father, mother, *children], has_roster=True)
        return [children[0]]

    def parent_with_child(self, surname):
        rng = self.rng
        sex = "F" if rng.random() < 0.65 else "M"
        parent = self.japanese(surname, sex, self.birth(76, 99), "母" if sex == "F" else "父")
        child_sex = rng.choice("MF")
        birth = parent.birth + datetime.timedelta(days=rng.randint(22 * 365, 34 * 365))
        given = None
        if sex == "M" and child_sex == "M" and rng.random() < 0.35:
            given = self.names.given_sharing_kanji(rng, parent.given, "M", birth.year)
        child = self.japanese(surname, child_sex, birth, "長男" if child_sex == "M" else "長女", given)
        if given and given[0][0] == parent.given[0]:
            parent.tags.append("father_son")
            child.tags.append("father_son")
        self.settle([parent, child], has_roster=True)
        return [parent]

    def three_generations(self, surname):
        rng = self.rng
        grandmother = self.japanese(surname, "F", self.birth(77, 97), "祖母")
        son_birth = grandmother.birth + datetime.timedelta(days=rng.randint(23 * 365, 33 * 365))
        son = self.japanese(surname, "M", son_birth, "父")
        wife_birth = son_birth + datetime.timedelta(days=rng.randint(-500, 2500))
        same = self.names.given_of_reading(rng, grandmother.given_kana, "F", wife_birth.year, grandmother.given)
        if same and rng.random() < 0.12:
            wife = self.japanese(surname, "F", wife_birth, "母", same)
            grandmother.tags.append("same_reading")
            wife.tags.append("same_reading")
        else:
            wife = self.japanese(surname, "F", wife_birth, "母")
        grandchildren = self.children(surname, wife, rng.randint(0, 2))
        self.settle([grandmother, son, wife, *grandchildren], has_roster=True)
        return [grandmother]

    def namesake_of(self, person, same_birth, same_town):
        """A stranger with the name of a roster person; with his birthday too, if so wanted."""
        double = Person(person.family, person.given, person.family_kana, person.given_kana, person.sex, person.birth, role="本人")
        double.family_official, double.given_official = person.family_official, person.given_official
        if not same_birth:
            double.birth = self.birth(max(0, person.age(self.day) - 15), person.age(self.day) + 5)
        double.mobile = phone_number(self.rng, "090")
        double.tags.append("namesake_birth" if same_birth else "namesake")
        house = self.settle([double])
        if same_town:
            home = person.household.address.chome
            house.address = Address(home, self.rng.randint(1, 45), self.rng.randint(1, 28))
        return double


def make_population(rng, names, area, day, residents, roster, plant=lambda town: None):
    """At least `roster` people who need help with their households, filled up with others to exactly `residents`.
    `plant` may add people who are easily taken for them."""
    town = Population(rng, names, area, day)
    while len(town.roster) < roster:
        for person in town.roster_household()[: roster - len(town.roster)]:
            town.roster.append(person)
    plain = [p for p in town.roster if "foreign" not in p.tags]
    for i, person in enumerate(rng.sample(plain, min(len(plain), round(roster * 0.015)))):
        town.namesake_of(person, same_birth=i % 3 == 0, same_town=i % 10 == 0)
    plant(town)
    if len(town.residents) > residents:
        raise SystemExit(f"make-population: --residents {residents}: too few for {roster} roster people and their households;"
                         f" at least {len(town.residents)} are needed")
    while len(town.residents) < residents:
        town.ordinary_household()
        for _ in range(len(town.residents) - residents):  # The last household is cut to size.
            cut = town.residents.pop()
            cut.household.members.remove(cut)
    order = list(town.households)
    rng.shuffle(order)
    number = 0
    for house_number, house in enumerate(order, start=1):
        house.no = f"{house_number:08}"
        for member in house.members:
            number += 1
            member.resident_no = f"{number:010}"
    town.residents.sort(key=lambda p: p.resident_no)
    rng.shuffle(town.roster)
    return town
