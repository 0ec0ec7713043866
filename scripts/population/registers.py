"""The residents' register and the roster, written as the offices' systems write them."""

RESIDENT_HEAD = "宛名番号,世帯番号,氏名,フリガナ,通称名,性別,生年月日,郵便番号,住所,方書".split(",")
ROSTER_HEAD = ("整理番号,氏名,フリガナ,通称名,性別,生年月日,郵便番号,住所,方書,電話番号,携帯電話,要支援事由,自治会,緊急連絡先氏名,続柄,緊急連絡先電話,備考,"
               "同意,優先度,民生委員,個別避難計画").split(",")

FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
ERAS = [("令和", "R", 5, (2019, 5, 1), 2018), ("平成", "H", 4, (1989, 1, 8), 1988), ("昭和", "S", 3, (1926, 12, 25), 1925),
        ("大正", "T", 2, (1912, 7, 30), 1911), ("明治", "M", 1, (1868, 1, 25), 1867)]

HALF_KANA = dict(zip("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー・",
                     "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ･"))
for voiced, plain in zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", "カキクケコサシスセソタチツテトハヒフヘホウ"):
    HALF_KANA[voiced] = HALF_KANA[plain] + "ﾞ"
for voiced, plain in zip("パピプペポ", "ハヒフヘホ"):
    HALF_KANA[voiced] = HALF_KANA[plain] + "ﾟ"
SMALL_TO_BIG = str.maketrans("ァィゥェォャュョッ", "アイウエオヤユヨツ")


def half_kana(text):
    return "".join(HALF_KANA.get(c, c) for c in text)


def register_kana(text):
    """「キョウコ」 -> 「ｷﾖｳｺ」: half-width, and small kana big, as most of these systems store it."""
    return half_kana(text.translate(SMALL_TO_BIG))


def era_of(date):
    return next(e for e in ERAS if (date.year, date.month, date.day) >= e[3])


def date_spellings(date):
    name, letter, code, _, before = era_of(date)
    y, m, d = date.year - before, date.month, date.day
    return {
        "kanji": f"{name}{'元' if y == 1 else y}年{m}月{d}日",
        "kanji0": f"{name}{y:02}年{m:02}月{d:02}日",
        "kanji_wide": f"{name}{y}年{m}月{d}日".translate(FULL_WIDTH),
        "letter": f"{letter}{y:02}.{m:02}.{d:02}",
        "short": f"{name[0]}{y}.{m}.{d}",
        "code": f"{code}{y:02}{m:02}{d:02}",
        "code-": f"{code}-{y:02}-{m:02}-{d:02}",
        "iso": date.isoformat(),
        "digits": f"{date:%Y%m%d}",
        "slash": f"{date.year}/{date.month}/{date.day}",
    }


def spell_date(rng, date, main):
    """One system exports one spelling; hand-made additions bring the others."""
    spellings = date_spellings(date)
    return spellings[main if rng.random() < 0.85 else rng.choice(list(spellings))]


def address_text(rng, address):
    c = address.chome
    chome = f"{c['chome']}丁目" if c["chome"] not in ("", "0") else ""
    text = f"{c['town']}{chome}{address.ban}番{address.go}号".translate(FULL_WIDTH)
    return rng.choice(["東京都北区", "北区", "東京都北区"]) + text


def building_text(rng, address):
    if not address.building:
        return ""
    if not address.room:
        return address.building
    if address.block:
        return rng.choice([f"{address.building}{address.block}号棟{address.room}号", f"{address.building}　{address.block}－{address.room}"]).translate(FULL_WIDTH)
    return rng.choice([f"{address.building}{address.room}号室", f"{address.building}　{address.room}", f"{address.building}{address.room}"]).translate(FULL_WIDTH)


def official_name(rng, person):
    """As registered, seldom with a character only that office's font has (外字), or with the 〓 of a lost one."""
    if person.latin and (not person.other_kana or rng.random() < 0.5):
        return person.latin, register_kana(f"{person.family_kana} {person.given_kana}")
    family, given = person.family_official, person.given_official
    if rng.random() < 0.003 and person.family_official != person.family:
        private = chr(0xE000 + (ord(family[0]) * 7) % 400)
        at = next((i for i, (a, b) in enumerate(zip(family, person.family)) if a != b), 0)
        family = family[:at] + ("〓" if rng.random() < 0.25 else private) + person.family[at + 1:]
    kana = f"{person.family_kana} {person.given_kana}"
    return f"{family}　{given}", register_kana(kana) if rng.random() < 0.97 else kana.replace(" ", "　")


def other_name(person):
    return f"{person.alias[0]}　{person.alias[1]}" if person.alias else ""


def sex_text(rng, person):
    if rng.random() < 0.05:
        return "1" if person.sex == "M" else "2"
    return "男" if person.sex == "M" else "女"


def resident_rows(rng, residents):
    for p in residents:
        address = p.household.address
        name, kana = official_name(rng, p)
        yield [p.resident_no, p.household.no, name, kana, other_name(p), sex_text(rng, p), spell_date(rng, p.birth, "kanji"),
               address.chome["postal"], address_text(rng, address), building_text(rng, address)]


def reason(rng, age):
    if age < 65:
        return rng.choice(["身体障害者手帳１級", "身体障害者手帳２級（下肢）", "療育手帳２度", "精神障害者保健福祉手帳１級", "難病（人工呼吸器）", "身体障害者手帳１級（視覚）"])
    return rng.choice(["要介護３", "要介護４", "要介護５", "要介護３・身体障害者手帳２級", "７５歳以上単身", "高齢者のみ世帯", "身体障害者手帳１級（透析）", "認知症"])


def roster_row(rng, number, person, names, day, make_phone):
    house = person.household
    name, kana = official_name(rng, person)
    mobile = person.mobile if rng.random() < 0.55 else ""
    others = [m for m in house.members if m is not person]
    if others and rng.random() < 0.45:
        contact = others[0]
        contact_cells = [f"{contact.family}　{contact.given}", contact.role, contact.mobile or house.phone]
    elif rng.random() < 0.85:
        sex = rng.choice("MF")
        young = person.age(day) < 45  # Has no grown-up child to be called.
        given = names.draw_given(rng, sex, person.birth.year + (-28 if young else 28))
        relation = ("父" if sex == "M" else "母") if young else "長男" if sex == "M" else "長女"
        contact_cells = [f"{person.family}　{given[0]}", relation, make_phone(rng, "090")]
    else:
        contact_cells = ["", "", ""]
    if person.contact:
        contact_cells = list(person.contact)
    commissioner = names.surnames.draw(rng)[0] + "　" + names.draw_given(rng, "F", 1955)[0]
    return [number, name, kana, other_name(person), sex_text(rng, person), spell_date(rng, person.birth, "letter"),
            house.address.chome["postal"], address_text(rng, house.address), building_text(rng, house.address), house.phone, mobile,
            reason(rng, person.age(day)), house.address.chome["town"] + "町会", *contact_cells,
            rng.choices(["", "車いす", "ストレッチャー", "酸素　月・木交換", "耳が遠い"], [80, 8, 3, 4, 5])[0],
            rng.choices(["同意", "不同意", "未回答"], [62, 14, 24])[0], rng.choices("ABCD", [10, 25, 40, 25])[0], commissioner,
            rng.choices(["作成済", "未作成"], [20, 80])[0]]


def roster_rows(rng, roster, names, day, make_phone):
    """Every roster person once, a few of them twice under two numbers (they stay so in the truth: both numbers)."""
    rows = []
    for person in roster:
        for _ in range(2 if rng.random() < 0.003 else 1):
            rows.append(person)
    rng.shuffle(rows)
    for i, person in enumerate(rows, start=1):
        number = f"{i:07}"
        person.roster_nos.append(number)
        yield roster_row(rng, number, person, names, day, make_phone)
