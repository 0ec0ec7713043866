"""Other hands than those of arrivals.py: what paper, telephone keyboards, spreadsheets and tired people do to a name, a date,
an address. Written from forms and lists, not from what the matcher can read."""

from dataclasses import dataclass

from .arrivals import Clerk, hiragana
from .registers import FULL_WIDTH, era_of, half_kana


@dataclass(frozen=True)
class Habits:
    """Chances, beyond those of arrivals.Preset."""

    lookalike: float = 0.005  # A kanji that looks like it, copied from handwriting.
    swapped: float = 0.004  # Given name first.
    spaced: float = 0.006  # 「山 田 花 子」
    kana_family: float = 0.004  # 「さいとう　幸子」
    romaji: float = 0.003
    nickname: float = 0.001
    flick: float = 0.006  # Kana from a telephone keyboard: voicing and small letters lost, a neighbour hit.
    kana_lookalike: float = 0.004  # シ for ツ
    other_spelling: float = 0.15  # Of foreign names: simplified characters, marks, other kana, a middle name left out.
    kazoe: float = 0.03  # 数え年, of people over 75.
    age_as_birth: float = 0.008  # 「82歳」「80代」 where the date is asked for.
    digit: float = 0.006  # A digit misread, or two exchanged.
    date_style: float = 0.12
    town_misspelt: float = 0.006
    number_style: float = 0.15
    building_style: float = 0.35
    postal_code: float = 0.03
    care_of: float = 0.002
    shelter_name: float = 0.002
    phone_style: float = 0.08


HABITS = {
    "standard": Habits(),
    "hard": Habits(
        lookalike=0.015, swapped=0.012, spaced=0.015, kana_family=0.012, romaji=0.01, nickname=0.004, flick=0.018, kana_lookalike=0.012, other_spelling=0.3, kazoe=0.08,
        age_as_birth=0.025, digit=0.016, date_style=0.2, town_misspelt=0.02, number_style=0.25, building_style=0.5, care_of=0.006,
        shelter_name=0.008, phone_style=0.15),
}

# Pairs that copyists exchange, either way.
LOOKALIKES = ("大太 大犬 木本 土士 日目 未末 千干 美実 郎朗 幸辛 田由 石右 林村 夫矢 江紅 子了 井丼 永氷 小少 水木 久夕 矢失 若苦 鳥烏 間問 内肉 今令 清晴 博博 信伸 "
              "靖清 邦那 弘引 治冶 俊後 義儀 輝揮 敏毎 隆降 徳穂 節筋 宏広 和知 恵恩 秀季 光米 明朋 二三 一二 吉古 松杉 中申 原厚 谷合 西酉 宮官 金全 岡岩 池地 橋橘 坂板 藤籐").split()
KANA_LOOKALIKES = "シツ ソン クワ ウワ ヌス ノメ コユ ラヲ チテ マア ナメ フワ タク ハル ロコ セヒ".split()
FLICK = {a: b for pair in ("カガ キギ クグ ケゲ コゴ サザ シジ スズ セゼ ソゾ タダ チヂ テデ トド ハバ ヒビ フブ ヘベ ホボ ハパ ヒピ フプ ヘペ ホポ ャヤ ュユ ョヨ ッツ アイ イウ "
                             "ウエ エオ マミ ミム ムメ メモ ナニ ニヌ ネノ ラリ リル ルレ レロ").split() for a, b in (pair, pair[::-1])}
# What people write instead of what the residence card or the clerk's フリガナ says.
OTHER_SPELLINGS = [pair.split("/") for pair in (
    "張/张 劉/刘 陳/陈 趙/赵 呉/吴 楊/杨 孫/孙 偉/伟 強/强 軍/军 傑/杰 静/靜 麗/丽 艶/艳 蘭/兰 鄭/郑 ヴ/ブ ティ/チ トゥ/ツ フア/ファ クア/クワ ラー/ラ ウェ/ウエ ジェ/ゼ ファ/ハ リー/リ リウ/リュウ").split()]
OTHER_LATIN = [("NGUYEN", "NGUYỄN"), ("TRAN", "TRẦN"), ("LE ", "LÊ "), ("PHAM", "PHẠM"), ("HOANG", "HOÀNG"), ("THI ", "THỊ "), ("DUC", "ĐỨC"), ("LEE", "YI"), ("PARK", "PAK"),
               ("CHOI", "CHOE"), ("JUNG", "CHUNG"), ("MOHAMMAD", "MD."), ("HOSSAIN", "HOSSEN"), ("AHMED", "AHMAD"), ("JOSE", "JOSÉ"), ("GARCIA", "GARCÍA"), ("MENDOZA", "MENDOSA")]
MISSPELT_TOWNS = {"西ケ原": "西河原", "滝野川": "瀧野川", "桐ケ丘": "霧ケ丘", "十条仲原": "十条中原", "東十条": "東十條", "豊島": "豊嶋", "赤羽": "赤羽根", "堀船": "掘船", "志茂": "志毛",
                  "神谷": "かみや町", "田端": "田畑", "中里": "仲里", "浮間": "浮島", "王子本町": "王子元町", "栄町": "榮町", "上中里": "上仲里", "岩淵町": "岩渕町", "岸町": "岸丁", "西が丘": "西ケ岡"}
DIGITS_ALIKE = {"1": "7", "7": "1", "3": "8", "8": "3", "0": "6", "6": "0", "4": "9", "9": "4", "2": "7", "5": "6"}
KANJI_DIGITS = "〇一二三四五六七八九"

ROMAJI = dict(zip("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ",
                  ("a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru re ro "
                   "wa o n ga gi gu ge go za ji zu ze zo da ji zu de do ba bi bu be bo pa pi pu pe po").split()))


def romaji(kana):
    """「キョウコ」 -> "kyoko", as passports do: long vowels are lost."""
    out = ""
    double = False
    for char in kana:
        if char in "ャュョ" and out:
            vowel = {"ャ": "a", "ュ": "u", "ョ": "o"}[char]
            out = out[:-1] + ("" if out[-2:-1] == "h" or out[-2:] == "ji" else "y") + vowel
        elif char == "ッ":
            double = True
        elif char in ROMAJI:
            out += ROMAJI[char][0] * double + ROMAJI[char]
            double = False
    return out.replace("oo", "o").replace("ou", "o").replace("uu", "u")


def kanji_number(number):
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else KANJI_DIGITS[tens] + "十") + (KANJI_DIGITS[ones] if ones or not tens else "")


def exchanged(rng, text, pairs):
    """One character of `text` for its partner; the text as it is if none has one."""
    partner = {}
    for a, b in pairs:
        partner.setdefault(a, b)
        partner.setdefault(b, a)
    places = [i for i, c in enumerate(text) if c in partner]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + partner[text[at]] + text[at + 1:]


def katakana(text):
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


class Hand(Clerk):
    """A clerk with the habits of one preset."""

    def __init__(self, rng, names, area, preset, day, habits):
        super().__init__(rng, names, area, preset, day)
        self.habits = habits

    # --- name ---

    def name_and_kana(self, person):
        rng, h = self.rng, self.habits
        name, kana = super().name_and_kana(person)
        japanese = not person.latin
        if japanese and self.slips(h.nickname):
            name = person.family + rng.choice(["", "　"]) + hiragana(person.given_kana[:2]) + rng.choice(["ちゃん", "さん", "ばあちゃん" if person.sex == "F" else "じいちゃん"])
        elif japanese and self.slips(h.romaji):
            words = [romaji(person.family_kana), romaji(person.given_kana)]
            words = words[::-1] if rng.random() < 0.4 else words
            name = rng.choice([" ".join(words).upper(), " ".join(words).title()])
        elif japanese and self.slips(h.kana_family):
            name = hiragana(person.family_kana) + rng.choice(["　", " ", ""]) + person.given
        if self.slips(h.lookalike):
            name = exchanged(rng, name, LOOKALIKES)
        for space in "　 ":
            if japanese and name.count(space) == 1 and self.slips(h.swapped):
                name = space.join(reversed(name.split(space)))
                break
        if japanese and len(name) <= 6 and self.slips(h.spaced):
            name = rng.choice(" 　").join(name.replace("　", "").replace(" ", ""))
        if self.slips(h.flick):
            kana = self.flicked(kana)
        if self.slips(h.kana_lookalike):
            kana = exchanged(rng, kana, KANA_LOOKALIKES) if kana and kana[0] >= "ァ" else hiragana(exchanged(rng, katakana(kana), KANA_LOOKALIKES))
        return name, kana

    def foreign_name(self, person):
        name, kana = super().foreign_name(person)
        if not self.slips(self.habits.other_spelling):
            return name, kana
        words = name.split(" ")
        if len(words) > 2 and self.rng.random() < 0.4:
            return " ".join([words[0], words[-1]]), kana
        upper = name.upper()
        for usual, other in OTHER_LATIN:
            if usual in upper:
                return upper.replace(usual, other) if name == upper else upper.replace(usual, other).title(), kana
        for usual, other in OTHER_SPELLINGS:
            if usual in name:
                return name.replace(usual, other), kana
        return name, kana

    def flicked(self, kana):
        places = [i for i, c in enumerate(katakana(kana)) if c in FLICK]
        if not places:
            return kana
        at = self.rng.choice(places)
        plain = katakana(kana[at])
        return kana[:at] + (hiragana(FLICK[plain]) if plain != kana[at] else FLICK[plain]) + kana[at + 1:]

    # --- birth and age ---

    def birth_and_age(self, person):
        rng, h = self.rng, self.habits
        birth, age = super().birth_and_age(person)
        years = person.age(self.day)
        if self.slips(h.age_as_birth):
            birth, age = rng.choice([f"{years}歳", f"{years}才", f"{years // 10 * 10}代"]), ""
        elif birth and self.slips(h.date_style):
            birth = self.styled_date(person.birth)
        if birth and self.slips(h.digit):
            birth = self.wrong_digit(birth)
        if age and years >= 75 and self.slips(h.kazoe):
            age = f"{self.day.year - person.birth.year + 1}"
        return birth, age

    def styled_date(self, date):
        name, letter, _, _, before = era_of(date)
        y, m, d = date.year - before, date.month, date.day
        return self.rng.choice([
            f"{name} {y}年 {m}月 {d}日", f"{name}{y}年{m}月{d}日生", f"{name[0]}{y}年{m}月{d}日", f"{letter}{y}/{m}/{d}", f"{letter.lower()}{y}.{m}.{d}", f"{letter}{y:02}{m:02}{d:02}",
            f"{name}{y}・{m}・{d}", f"{name}{y}.{m}.{d}".translate(FULL_WIDTH), f"{name}{kanji_number(y)}年{kanji_number(m)}月{kanji_number(d)}日",
            f"{date.year}.{m}.{d}", f"{date.year}年{m}月{d}日", f"{date.year}年({name}{y}年){m}月{d}日", f"{letter}{y}-{m}-{d}"])

    def wrong_digit(self, text):
        places = [i for i, c in enumerate(text) if c in DIGITS_ALIKE]
        if not places:
            return text
        at = self.rng.choice(places)
        if at + 1 in places and self.rng.random() < 0.3:
            return text[:at] + text[at + 1] + text[at] + text[at + 2:]
        return text[:at] + DIGITS_ALIKE[text[at]] + text[at + 1:]

    # --- address and phone ---

    def address(self, person, shelter):
        rng, h = self.rng, self.habits
        text = super().address(person, shelter)
        if not text:
            return text
        if self.slips(h.shelter_name):
            return shelter["name"]
        if self.slips(h.town_misspelt):
            for right, wrong in MISSPELT_TOWNS.items():
                if right in text:
                    text = text.replace(right, wrong)
                    break
        home = person.household.address
        if self.slips(h.postal_code) and not isinstance(home, str):
            text = rng.choice(["〒{} ", "{} ", "〒{}　"]).format(home.chome["postal"]) + text
        if self.slips(h.care_of):
            text += "　" + self.names.surnames.draw(rng)[0] + "方"
        return text

    def numbers(self, numbers):
        rng = self.rng
        if not self.slips(self.habits.number_style):
            return super().numbers(numbers)
        three = len(numbers) == 3
        styles = ["の".join(map(str, numbers)), " - ".join(map(str, numbers)), "‐".join(map(str, numbers)), "–".join(map(str, numbers)), " ".join(["", *map(str, numbers)]),
                  (f"{numbers[0]}丁目" if three else "") + f"{numbers[-2]}番地{numbers[-1]}", (f"{numbers[0]}丁目" if three else "") + f"{numbers[-2]}番地の{numbers[-1]}",
                  (f"{numbers[0]}－" if three else "") + f"{numbers[-2]}番{numbers[-1]}".translate(FULL_WIDTH), (f"{numbers[0]}丁目 " if three else "") + f"{numbers[-2]}番 {numbers[-1]}号",
                  (f"{kanji_number(numbers[0])}丁目" if three else "") + f"{kanji_number(numbers[-2])}番{kanji_number(numbers[-1])}号", "・".join(map(str, numbers)),
                  (f"{numbers[0]}丁目" if three else "") + f"{numbers[-2]}の{numbers[-1]}", "ｰ".join(map(str, numbers)), "-".join(map(str, numbers)) + "号"]
        return rng.choice(styles)

    def building(self, home):
        rng = self.rng
        if not home.room:
            return rng.choice([" ", "　"]) + home.building
        if not self.slips(self.habits.building_style):
            return super().building(home)
        name, room = home.building, home.room
        bare = name.removeprefix(home.chome["town"])
        if home.block:
            return rng.choice([f" {home.block}-{room}", f" {home.block}棟{room}", f"　{name} {home.block}－{room}号", f"　第{home.block}号棟 {room}", f" {bare}{home.block}-{room}号室",
                               f"　{home.block}号棟の{room}", f" {name}　{home.block}の{room}"])
        return rng.choice([f" {bare}{room}", f"　{bare}　{room}", f"（{name}{room}）", f" {room}", f"の{room}", f"　{half_kana(name)}{room}", f" {name}#{room}", f" {room[0]}F {room}",
                           f"　{name}　{room[0]}階{room}号室", f" {name} {room}号室 ", f" {room}号室（{name}）", f"−{room}号", f" {name}－{room}".translate(FULL_WIDTH)])

    def phone(self, person):
        rng = self.rng
        number = super().phone(person)
        if not number or not self.slips(self.habits.phone_style):
            return number
        house = person.household
        digits = number.translate({v: chr(k) for k, v in FULL_WIDTH.items()}).replace("-", "")
        ways = [digits.removeprefix("0"), "+81 " + digits.removeprefix("0"), f"{digits[:-8]}({digits[-8:-4]}){digits[-4:]}", f"（{digits[:-8]}）{digits[-8:-4]}-{digits[-4:]}",
                f"{digits[:-8]} {digits[-8:-4]} {digits[-4:]}", f"{digits[:-8]}・{digits[-8:-4]}・{digits[-4:]}", "携帯 " + number, "自宅" + number]
        if person.mobile and house.phone:
            ways.append(f"{person.mobile} / {house.phone}")
        return rng.choice(ways)
