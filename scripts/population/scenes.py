"""Situations in which the wrong person is taken for somebody on the roster, planted around roster people.

Everybody planted carries the name of the situation as first tag; truth.csv has it as `trap`. A roster person is used for one
situation only."""

import datetime
from dataclasses import dataclass, replace

from .arrivals import PRESETS, hiragana
from .hands import HABITS, Hand
from .people import Address, Household, Person, Population, phone_number
from .registers import date_spellings, register_kana

# Given names of men and women alike: husband 薫, wife かおる.
EITHER_SEX = [("薫", "カオル"), ("忍", "シノブ"), ("操", "ミサオ"), ("馨", "カオル"), ("静", "シズカ"), ("正美", "マサミ"), ("和美", "カズミ"), ("博美", "ヒロミ"), ("光", "ヒカル"), ("泉", "イズミ")]


@dataclass(frozen=True)
class Density:
    """Of each situation, per roster person; and how the roster itself is written."""

    share: float = 0.003
    gaiji: float = 0.01  # Rows with a character only that office can draw, or 〓.
    no_kana: float = 0.003
    wrong_kana: float = 0.003
    dashes: float = 0.2  # 「王子1-2-3」 in the register.
    no_building: float = 0.05
    no_phone: float = 0.2  # Each of the two; a couple's number often stands on one row only.
    birth: str = "letter"


DENSITY = {"standard": Density(), "hard": Density(share=0.008, gaiji=0.05, no_kana=0.02, wrong_kana=0.01, no_building=0.12, no_phone=0.3, birth="code")}


class Scenes:
    def __init__(self, town: Population, density: Density):
        self.town = town
        self.rng = town.rng
        self.day = town.day
        self.density = density
        self.moves = []  # (household, new address), after the registers are written
        self.pool = [p for p in town.roster if not p.tags]
        self.rng.shuffle(self.pool)

    def take(self, fits=lambda p: True):
        """Roster people for one situation, each used once."""
        wanted = max(1, round(len(self.town.roster) * self.density.share))
        taken = []
        rest = []
        while self.pool and len(taken) < wanted:
            person = self.pool.pop()
            (taken if fits(person) else rest).append(person)
        self.pool += rest
        return taken

    def plant(self):
        self.twins()
        self.alike_at_home()
        self.couples()
        self.same_building()
        self.namesakes()
        self.new_tenants()
        self.contacts()
        self.neighbours()
        self.facilities()
        self.shared_landlines()

    # --- in one home ---

    def join(self, house, *people):
        for person in people:
            person.household = house
            house.members.append(person)
            self.town.residents.append(person)

    def relative(self, person, given, birth, tag, sex=None):
        family = (person.family, person.family_kana, person.family_official)
        birth = self.born(birth)
        made = self.town.japanese(family, sex or person.sex, birth, "家族", given)
        made.tags.append(tag)
        person.tags.append(tag)
        return made

    def born(self, birth):
        return min(birth, self.day - datetime.timedelta(days=30))

    def similar(self, person, birth_year):
        return self.town.names.given_sharing_kanji(self.rng, person.given, person.sex, birth_year)

    def same_sound(self, person):
        """Other characters of one sound: 望希, 望喜. In kana if the lists know none."""
        same = [k for k in self.town.names.homophones.get((person.sex, person.given_kana), []) if k != person.given]
        return (self.rng.choice(same) if same else hiragana(person.given_kana)), person.given_kana

    def sounding_near(self, person):
        """A given name one letter off: まや for まな."""
        same = [g for generation in ("old", "middle") for g in self.town.names.given[(generation, person.sex)]
                if len(g[1]) == len(person.given_kana) and sum(a != b for a, b in zip(g[1], person.given_kana)) == 1]
        return self.rng.choice(same) if same else None

    def twins(self):
        for i, person in enumerate(self.take()):
            given = self.same_sound(person) if i % 6 == 0 else self.sounding_near(person) if i % 2 == 1 else None
            given = given or self.similar(person, person.birth.year)
            twin = self.relative(person, given, person.birth, "twin_reading" if given[1] == person.given_kana else "twin")
            self.join(person.household, twin)

    def alike_at_home(self):
        """Siblings of nearly one age, fathers and sons with a common kanji, women of one reading; sometimes born on one day of the year."""
        rng = self.rng
        for person in self.take():
            birth = person.birth + datetime.timedelta(days=rng.randint(370, 1500))
            self.join(person.household, self.relative(person, self.similar(person, birth.year), birth, "siblings"))
        for person in self.take(lambda p: p.age(self.day) >= 60):
            birth = self.younger(person.birth, rng.randint(22, 34))
            self.join(person.household, self.relative(person, self.similar(person, birth.year), birth, "father_son"))
        for person in self.take(lambda p: p.sex == "F" and p.age(self.day) >= 60):
            birth = self.younger(person.birth, rng.randint(22, 34))
            self.join(person.household, self.relative(person, self.same_sound(person), birth, "same_reading"))

    def younger(self, birth, years):
        """Born `years` later; on the same day of the year one time in ten."""
        day = birth.replace(year=birth.year + years, day=min(birth.day, 28))
        return day if self.rng.random() < 0.1 else day + datetime.timedelta(days=self.rng.randint(-170, 170))

    def couples(self):
        """Two names, one sound: only sex and age tell them apart."""
        for person in self.take(lambda p: p.age(self.day) >= 40):
            person.given, person.given_kana = self.rng.choice(EITHER_SEX)
            person.given_official = person.given
            birth = min(person.birth + datetime.timedelta(days=self.rng.randint(-1500, 1500)), self.day - datetime.timedelta(days=9000))
            given = (hiragana(person.given_kana), person.given_kana)
            self.join(person.household, self.relative(person, given, birth, "couple", "M" if person.sex == "F" else "F"))

    # --- strangers who look like somebody ---

    def alone(self, person, address, tag, phone=""):
        self.town.adopt(Household(address, [person], phone))
        person.tags.insert(0, tag)

    def double(self, person, birth):
        return Person(person.family, person.given, person.family_kana, person.given_kana, person.sex, self.born(birth), role="本人", mobile=phone_number(self.rng, "090"),
                      family_official=person.family_official, given_official=person.given_official)

    def same_building(self):
        """One name, one building, another room; nearly one age."""
        for person in self.take(lambda p: p.household.address.building):
            home = person.household.address
            other = replace(home, room=f"{self.rng.randint(1, 9)}{self.rng.randint(13, 20):02}")
            double = self.double(person, person.birth + datetime.timedelta(days=self.rng.randint(-3000, 3000)))
            if self.rng.random() < 0.3:  # The same sound only.
                double.given, double.given_kana = self.same_sound(person)
                double.given_official = double.given
            self.alone(double, other, "same_building")
            person.tags.append("same_building")

    def namesakes(self):
        """One name in one town: born on one day, or only of one age."""
        for i, person in enumerate(self.take()):
            birth = person.birth if i % 2 == 0 else person.birth.replace(month=1 + self.rng.randrange(12), day=1 + self.rng.randrange(28))
            old = person.household.address
            home = Address(old.chome, (old.ban + self.rng.randint(0, 43)) % 45 + 1, self.rng.randint(1, 28))  # Never the same 番.
            self.alone(self.double(person, birth), home, "namesake_town" if i % 2 == 0 else "namesake_age")
            person.tags.append("namesake_town" if i % 2 == 0 else "namesake_age")

    def new_tenants(self):
        """The register has the old address; somebody else lives there, one time in three of the same family name."""
        for i, person in enumerate(self.take(lambda p: len(p.household.members) <= 3)):
            house = person.household
            tenant = self.town.japanese((person.family, person.family_kana, person.family) if i % 3 == 0 else self.town.surname(), self.rng.choice("MF"),
                                        self.town.birth(25, 90), "本人")
            self.alone(tenant, replace(house.address), "new_tenant")
            person.tags.append("moved")
            self.moves.append((house, self.town.area.draw_address(self.rng)))

    def contacts(self):
        """The emergency contact lives elsewhere, comes, and gives a number that stands beside the roster person."""
        for i, person in enumerate(self.take(lambda p: p.age(self.day) >= 50)):
            sex = self.rng.choice("MF")
            birth = self.younger(person.birth, self.rng.randint(20, 32)) if i % 3 else person.birth + datetime.timedelta(days=self.rng.randint(-2500, 2500))
            surname = (person.family, person.family_kana, person.family_official) if self.rng.random() < 0.6 else self.town.surname()
            given = self.similar(person, birth.year) if sex == person.sex and self.rng.random() < 0.4 else None
            contact = self.town.japanese(surname, sex, birth, "本人", given)
            contact.mobile = phone_number(self.rng, "090")
            # Some stay with the one they care for and write that address.
            address = replace(person.household.address) if self.rng.random() < 0.3 else self.town.area.draw_address(self.rng)
            self.alone(contact, address, "contact")
            person.contact = (f"{contact.family}　{contact.given}", "長男" if sex == "M" else "長女", contact.mobile)
            person.tags.append("contact")

    def neighbours(self):
        """The brother's family next door."""
        for person in self.take():
            home = person.household.address
            birth = person.birth + datetime.timedelta(days=self.rng.randint(-2500, 2500))
            brother = self.relative(person, self.similar(person, birth.year), birth, "neighbour")
            brother.tags.clear()
            self.alone(brother, replace(home, go=home.go + 1) if not home.room else replace(home, room=home.room[:-1] + str((int(home.room[-1]) + 1) % 10)), "neighbour")

    # --- many at one place ---

    def facilities(self):
        """A home for the old: one address without rooms, one telephone, some residents of one family name, and staff who give both."""
        wanted = max(1, len(self.town.roster) // 2000)
        on_roster = set(map(id, self.town.roster))
        for _ in range(wanted):
            people = [self.pool.pop() for _ in range(min(len(self.pool), 18))]
            if not people:
                return
            home = self.town.area.draw_address(self.rng)
            home = Address(home.chome, home.ban, home.go, home.chome["town"] + self.rng.choice(["ケアホーム", "グループホーム", "シニアハウス"]))
            phone = phone_number(self.rng, "03")
            for i, person in enumerate(people):
                person.household.members.remove(person)
                person.household.has_roster = any(id(m) in on_roster for m in person.household.members)
                if not person.household.members:
                    self.town.households.remove(person.household)
                if i in (3, 4):  # Sisters-in-law by chance.
                    person.family, person.family_kana, person.family_official = people[2].family, people[2].family_kana, people[2].family_official
                person.mobile = ""
                person.household = Household(home, [person], phone, has_roster=True)
                self.town.households.append(person.household)
                person.tags.append("facility")
            for _ in range(4):
                self.alone(self.town.japanese(self.town.surname(), self.rng.choice("MF"), self.town.birth(22, 64), "本人"), home, "facility", phone)

    def shared_landlines(self):
        """The caretaker's number, given by a whole building."""
        buildings = {}
        for person in self.pool:
            home = person.household.address
            if home.building and not home.block:
                buildings.setdefault((home.chome["town_chome"], home.building, home.ban, home.go), []).append(person)
        shared = sorted((k for k, people in buildings.items() if len(people) >= 3), key=str)
        self.rng.shuffle(shared)
        for key in shared[: max(1, round(len(self.town.roster) * self.density.share / 3))]:
            phone = phone_number(self.rng, "03")
            for person in buildings[key]:
                person.household.phone = phone
                person.tags.append("block_phone")
            for i in range(3):
                stranger = self.town.japanese(self.town.surname() if i else (person.family, person.family_kana, person.family), person.sex, self.town.birth(60, 90), "本人")
                stranger.mobile = ""
                self.alone(stranger, replace(person.household.address, room=f"{self.rng.randint(1, 9)}{self.rng.randint(13, 20):02}"), "block_phone", phone)

    def move(self):
        for house, address in self.moves:
            house.address = address


def weathered(rng, rows, by_number, density):
    """The roster as such files are: with 外字, gaps, an old system's date codes."""
    for row in rows:
        person = by_number[row[0]]
        if rng.random() < density.gaiji:
            places = [i for i, c in enumerate(row[1]) if "一" <= c <= "龥"]
            if places:
                at = rng.choice(places)
                row[1] = row[1][:at] + ("〓" if rng.random() < 0.2 else chr(0xE000 + rng.randrange(1880))) + row[1][at + 1:]
                person.tags.append("gaiji")
        if rng.random() < density.no_kana:
            row[2] = ""
        elif rng.random() < density.wrong_kana and not person.latin:
            row[2] = register_kana(person.family_kana) + " " + register_kana(person.given_kana[:-1] + rng.choice("コエヨミオ"))
        if rng.random() < 0.85:
            row[5] = date_spellings(person.birth)[density.birth]
        if rng.random() < density.dashes and not isinstance(person.household.address, str):
            home = person.household.address
            numbers = [int(home.chome["chome"])] if home.chome["chome"] not in ("", "0") else []
            row[7] = rng.choice(["東京都北区", "北区", ""]) + home.chome["town"] + "-".join(map(str, [*numbers, home.ban, home.go]))
        if rng.random() < density.no_building:
            row[8] = ""
        for cell in (9, 10):
            if rng.random() < density.no_phone:
                row[cell] = ""
    return rows


# --- who comes, and what is written of them ---

PRESENT = ["長女が代筆", "代理記入（本人は車で待機）", "耳が遠いため家族が記入", "ヘルパー記入"]
ABSENT = ["本人は自宅に残っています", "本人は来ていません（長女が代理で記入）", "母は家にいる。救助希望", "本人不在・家族が代理で登録", "探しています", "まだ自宅。迎えが必要"]
NAME, KANA, SEX, BIRTH, AGE, HOME, PHONE, REMARK = range(8)


def choose(rng, town, count, share):
    """(person, trap, relative of the roster who is written about) for every arrival: 15 % are on the roster, 27 % live with
    somebody on it or were planted, the rest are others."""
    on_roster = set(map(id, town.roster))
    chosen = []
    roster_count = round(count * 0.15)
    arriving = rng.sample(town.roster, min(len(town.roster), max(1, round(roster_count / 1.05))))
    again = rng.choices(arriving, k=max(0, roster_count - len(arriving)))
    chosen += [(p, next(iter(p.tags), ""), None) for p in arriving] + [(p, "again", None) for p in again]

    scene = [m for h in town.households for m in h.members if id(m) not in on_roster and m.tags and m.tags[0] not in ("foreign", "household")]
    scene = scene if len(scene) <= count // 4 else rng.sample(scene, count // 4)
    plain = [m for h in town.households if h.has_roster for m in h.members if id(m) not in on_roster and (not m.tags or m.tags[0] == "foreign")]
    wanted = max(0, round(count * 0.27) - len(scene))
    plain = rng.sample(plain, min(len(plain), wanted))
    chosen += [(m, m.tags[0], None) for m in scene]

    each = max(1, round(len(town.roster) * share))
    kinds = ["relative_birth", "relative_name", "relative_absent", "relation"]
    for i, person in enumerate(plain):
        kind = kinds[i // each] if i < each * len(kinds) else "household"
        about = next((m for m in person.household.members if id(m) in on_roster), None) if kind != "household" else None
        chosen.append((person, kind if about else "household", about))

    others = [m for h in town.households if not h.has_roster for m in h.members if not m.tags or m.tags[0] == "foreign"]
    wanted = count - len(chosen)
    picked = rng.sample(others, min(len(others), round(wanted * 0.95)))
    chosen += [(m, next(iter(m.tags), ""), None) for m in picked]
    strangers = Population(rng, town.names, town.area, town.day)
    while len(strangers.residents) < count - len(chosen):
        strangers.ordinary_household()
    for stranger in strangers.residents[: count - len(chosen)]:
        if rng.random() < 0.4:
            stranger.household.address = f"埼玉県川口市{rng.choice(['本町', '栄町', '並木', '飯塚'])}{rng.randint(1, 6)}-{rng.randint(1, 40)}-{rng.randint(1, 25)}"
        chosen.append((stranger, "stranger", None))
    return chosen


class Desk:
    """Writes the arrivals of one disaster."""

    def __init__(self, rng, town, names, preset, day):
        self.rng = rng
        self.town = town
        self.hand = Hand(rng, names, town.area, PRESETS[preset], day, HABITS[preset])
        self.share = DENSITY[preset].share
        self.day = day
        self.on_roster = set(map(id, town.roster))

    def cells(self, person, shelter, trap, about):
        """What is written, and whether the person written about is there."""
        rng = self.rng
        if about is None:
            cells = self.hand.write(person, shelter)
            if id(person) in self.on_roster and rng.random() < 0.01:
                cells[REMARK] = rng.choice(PRESENT)
            return cells
        if trap == "relation":
            return self.hand.write(person, shelter, about)
        own = self.hand.write(person, shelter)
        theirs = self.hand.write(about, shelter)
        if trap == "relative_birth":  # Fills in the form for grandmother and forgets to be herself.
            own[BIRTH], own[AGE] = theirs[BIRTH], theirs[AGE]
            return own
        if trap == "relative_name":  # Writes down whom the family is about; sex and birth are those of the one who stands here.
            own[NAME], own[KANA] = theirs[NAME], theirs[KANA]
            return own
        theirs[REMARK] = rng.choice(ABSENT)
        return theirs

    def ditto(self, cells, first):
        """The second of a family on a paper list."""
        if first[HOME] and self.rng.random() < 0.7:
            cells[HOME] = self.rng.choice(["同上", "〃", "同じ"])
        for space in "　 ":
            if cells[NAME].count(space) == 1 and self.rng.random() < 0.3:
                cells[NAME] = "〃" + space + cells[NAME].split(space)[1]
                break

    def rows(self, count):
        rng, town = self.rng, self.town
        start = datetime.datetime.combine(self.day, datetime.time(5, 30))
        came = {}
        for person, trap, about in choose(rng, town, count, self.share):
            house = person.household
            came.setdefault((id(house), trap == "again"), []).append((person, trap, about))
        written = []
        heads = max(1, round(len(town.roster) * self.share))
        for members in came.values():
            house = members[0][0].household
            near = town.area.shelters if isinstance(house.address, str) else town.area.nearest[house.address.chome["town_chome"]]
            shelter = rng.choices(near, [70, 20, 10])[0] if len(near) == 3 else rng.choice(near)
            time = start + datetime.timedelta(minutes=int(rng.expovariate(1 / 420)))
            ditto = len(members) > 1 and rng.random() < (0.03 if self.share < 0.005 else 0.1)
            heads_only = heads > 0 and len(members) > 1 and members[0][1] == "household" and rng.random() < 0.2
            first = None
            for person, trap, about in members:
                cells = self.cells(person, shelter, trap, about)
                if heads_only:
                    heads -= 1
                    cells[NAME] += rng.choice(["　他{}名", "ほか{}人", " 他{}", "（{}人）", "　以下{}名"]).format(len(members) - 1)
                    written.append((time, shelter["id"], cells, person, "headcount", about))
                    break
                if first and ditto:
                    self.ditto(cells, first)
                first = first or cells
                written.append((time + datetime.timedelta(seconds=rng.randint(0, 240)), shelter["id"], cells, person, trap, about))
        rng.shuffle(written)
        written.sort(key=lambda a: a[0])
        for i, (time, shelter_id, cells, person, trap, about) in enumerate(written, start=1):
            number = f"C{i:06}"
            source = rng.choices(["受付", "紙", "自動受付", "表計算"], [45, 35, 12, 8])[0]
            present = trap != "relative_absent"  # Else nobody: the one written about is not here.
            yield ([number, time.isoformat() + "+09:00", shelter_id, source, *cells],
                   [number, "|".join(person.roster_nos) if present else "", trap, person.resident_no if present else ""])
