"""Names by generation, with their readings, variants and homophones."""

import csv
from bisect import bisect
from itertools import accumulate
from pathlib import Path

# Given names of people born before 1956 and from 1956 to 1987: no free table by year of birth exists, so these are short own
# lists. Younger people take theirs from gimei.
OLD_MALE = """清キヨシ 勇イサム 茂シゲル 実ミノル 正タダシ 弘ヒロシ 三郎サブロウ 正雄マサオ 博ヒロシ 昭アキラ 進ススム 勝マサル 武タケシ 正夫マサオ
正男マサオ 一郎イチロウ 一男カズオ 和夫カズオ 昭夫アキオ 昭二ショウジ 稔ミノル 隆タカシ 功イサオ 明アキラ 幸雄ユキオ 義雄ヨシオ 敏夫トシオ 敏雄トシオ
利夫トシオ 孝タカシ 豊ユタカ 健一ケンイチ 誠マコト 忠タダシ 光男ミツオ 辰雄タツオ 文雄フミオ 秀雄ヒデオ 英雄ヒデオ 久雄ヒサオ 良雄ヨシオ 喜一キイチ
貞夫サダオ 定男サダオ 繁シゲル 次郎ジロウ 五郎ゴロウ 四郎シロウ 金次郎キンジロウ 栄一エイイチ 恒夫ツネオ 信夫ノブオ 武雄タケオ 安男ヤスオ 康夫ヤスオ
保タモツ 守マモル 治オサム 修オサム 巌イワオ 寿雄ヒサオ 寛ヒロシ 宏ヒロシ 賢治ケンジ 賢二ケンジ 健二ケンジ 謙三ケンゾウ 耕作コウサク 要カナメ
国男クニオ 邦夫クニオ 富雄トミオ 哲夫テツオ 徳次郎トクジロウ 真一シンイチ 竜男タツオ 広志ヒロシ 恵一ケイイチ"""
OLD_FEMALE = """和子カズコ 幸子サチコ 節子セツコ 洋子ヨウコ 弘子ヒロコ 美代子ミヨコ 恵子ケイコ 久子ヒサコ 京子キョウコ 文子フミコ 千代子チヨコ 敏子トシコ
静子シズコ 悦子エツコ 紀子ノリコ 良子ヨシコ 芳子ヨシコ 好子ヨシコ 淑子ヨシコ 光子ミツコ 信子ノブコ 富子トミコ 貞子サダコ ミヨミヨ キヨキヨ ハルハル
トメトメ よし子ヨシコ きみ子キミコ ふみフミ とし子トシコ 君子キミコ 清子キヨコ 順子ジュンコ 裕子ヒロコ 祐子ユウコ 八重子ヤエコ 春子ハルコ 菊江キクエ
房子フサコ 房江フサエ 初江ハツエ 昌子マサコ 政子マサコ 正子マサコ 雅子マサコ 澄子スミコ すみ子スミコ 照子テルコ 道子ミチコ 美智子ミチコ 三千代ミチヨ
トシトシ かねカネ シズシズ ヨシヨシ イトイト 郁子イクコ 育子イクコ 喜美子キミコ 登美子トミコ 妙子タエコ 多恵子タエコ 礼子レイコ 玲子レイコ 啓子ケイコ
桂子ケイコ 圭子ケイコ 孝子タカコ 隆子タカコ 俊子トシコ 寿美子スミコ 栄子エイコ 英子エイコ 秀子ヒデコ 愛子アイコ 綾子アヤコ 絹子キヌコ 絹代キヌヨ
松枝マツエ 梅子ウメコ ウメウメ キクキク ミツミツ カツカツ 勝子カツコ 克子カツコ 和江カズエ 千恵子チエコ 智恵子チエコ 八重ヤエ 真知子マチコ 陽子ヨウコ"""
MIDDLE_MALE = """誠マコト 浩ヒロシ 哲也テツヤ 直樹ナオキ 健一ケンイチ 浩二コウジ 達也タツヤ 大輔ダイスケ 健太郎ケンタロウ 和彦カズヒコ 隆タカシ 修オサム
剛ツヨシ 学マナブ 聡サトシ 智サトシ 洋一ヨウイチ 陽一ヨウイチ 裕之ヒロユキ 博之ヒロユキ 弘之ヒロユキ 秀樹ヒデキ 英樹ヒデキ 茂樹シゲキ 正樹マサキ
雅之マサユキ 正之マサユキ 俊介シュンスケ 亮リョウ 淳ジュン 純ジュン 潤ジュン 健ケン 拓也タクヤ 卓也タクヤ 和也カズヤ 一也カズヤ 康弘ヤスヒロ
泰弘ヤスヒロ 賢一ケンイチ 伸一シンイチ 真一シンイチ 慎一シンイチ 信一シンイチ 幸一コウイチ 浩一コウイチ 光一コウイチ 孝之タカユキ 隆之タカユキ
貴之タカユキ 徹トオル 透トオル 章アキラ 豊ユタカ 勝也カツヤ 良太リョウタ 翔太ショウタ 雄一ユウイチ 裕一ユウイチ 祐一ユウイチ 克彦カツヒコ
邦彦クニヒコ 義明ヨシアキ 敏明トシアキ 俊明トシアキ 昌弘マサヒロ 政弘マサヒロ 正弘マサヒロ 清志キヨシ 実ミノル 昭彦アキヒコ 幸広ユキヒロ 文彦フミヒコ"""
MIDDLE_FEMALE = """由美子ユミコ 裕子ユウコ 直美ナオミ 明美アケミ 久美子クミコ 真由美マユミ 智子トモコ 朋子トモコ 友子トモコ 知子トモコ 陽子ヨウコ 洋子ヨウコ
恵美エミ 絵美エミ 恵子ケイコ 順子ジュンコ 純子ジュンコ 典子ノリコ 紀子ノリコ 浩子ヒロコ 香織カオリ かおりカオリ 美香ミカ 美佳ミカ 千春チハル 千秋チアキ
美穂ミホ 美保ミホ 真理子マリコ 麻里子マリコ 由紀ユキ 由紀子ユキコ 有紀ユキ 美紀ミキ 美樹ミキ 佳子ヨシコ 麻衣マイ 舞マイ 愛アイ 恵メグミ めぐみメグミ
さゆりサユリ ひろみヒロミ 裕美ヒロミ 優子ユウコ 祐子ユウコ 佐知子サチコ 早苗サナエ 加奈子カナコ 可奈子カナコ 奈緒美ナオミ 尚美ナオミ 幸恵ユキエ
里美サトミ 聡美サトミ 理恵リエ 理絵リエ 弘美ヒロミ 和美カズミ 一美カズミ 孝子タカコ 貴子タカコ 京子キョウコ 恭子キョウコ 今日子キョウコ 和子カズコ
幸子サチコ 節子セツコ 敏子トシコ 文子フミコ 雅子マサコ 正美マサミ 栄美子エミコ 静香シズカ 真紀マキ 桜サクラ"""

# Spellings a register keeps and nobody types. The first is the usual one; 𠮷 and variation sequences do not exist in CP932.
VARIANTS = {
    "高": "髙", "崎": "﨑", "辺": "邉邊", "沢": "澤", "浜": "濵濱", "広": "廣", "桜": "櫻", "島": "嶋", "国": "國", "富": "冨", "恵": "惠",
    "徳": "德", "斎": "齋", "斉": "齊", "関": "關", "真": "眞", "条": "條", "竜": "龍", "瀬": "瀨", "柳": "栁", "館": "舘", "栄": "榮", "実": "實",
    "寿": "壽", "静": "靜", "吉": "𠮷", "曽": "曾", "桧": "檜", "黒": "黑", "薮": "藪", "福": "\ufa1b", "神": "\ufa19", "祐": "\ufa4f", "礼": "禮",
}
IDEOGRAPHIC_VARIATIONS = {"邉": "邉\U000e010f", "邊": "邊\U000e0104", "辻": "辻\U000e0100", "葛": "葛\U000e0100", "榊": "榊\U000e0100"}

CHINESE_FAMILY = """王ワン/オウ/WANG 李リー/リ/LI 張ジャン/チョウ/ZHANG 劉リウ/リュウ/LIU 陳チェン/チン/CHEN 楊ヤン/ヨウ/YANG 黄ホアン/コウ/HUANG
趙ジャオ/チョウ/ZHAO 呉ウー/ゴ/WU 周ジョウ/シュウ/ZHOU 徐シュー/ジョ/XU 孫スン/ソン/SUN 林リン/リン/LIN 朱ジュー/シュ/ZHU"""
CHINESE_MALE = """偉ウェイ/イ/WEI 強チャン/キョウ/QIANG 磊レイ/ライ/LEI 軍ジュン/グン/JUN 勇ヨン/ユウ/YONG 傑ジエ/ケツ/JIE 明ミン/メイ/MING 建国ジエングオ/ケンコク/JIANGUO
志強ジーチャン/シキョウ/ZHIQIANG 海ハイ/カイ/HAI 宇ユー/ウ/YU 浩ハオ/コウ/HAO"""
CHINESE_FEMALE = """芳ファン/ホウ/FANG 敏ミン/ビン/MIN 静ジン/セイ/JING 麗リー/レイ/LI 娟ジュエン/ケン/JUAN 艶イエン/エン/YAN 秀英シウイン/シュウエイ/XIUYING 雪シュエ/セツ/XUE
玉蘭ユーラン/ギョクラン/YULAN 婷ティン/テイ/TING 霞シア/カ/XIA 梅メイ/バイ/MEI"""
KOREAN_FAMILY = """金キム/キン/KIM 李イ/リ/LEE 朴パク/ボク/PARK 崔チェ/サイ/CHOI 鄭チョン/テイ/JUNG 姜カン/キョウ/KANG 趙チョ/チョウ/CHO 尹ユン/イン/YOON"""
KOREAN_MALE = "民秀ミンス/ミンシュウ/MINSU 成浩ソンホ/セイコウ/SUNGHO 永哲ヨンチョル/エイテツ/YOUNGCHUL 相勲サンフン/ソウクン/SANGHOON 在賢ジェヒョン/ザイケン/JAEHYUN"
KOREAN_FEMALE = "英子ヨンジャ/エイコ/YOUNGJA 美淑ミスク/ビシュク/MISOOK 貞姫チョンヒ/テイキ/JUNGHEE 恩珠ウンジュ/オンシュ/EUNJOO 順子スンジャ/ジュンコ/SOONJA"
# Family name in kana behind each Latin word, as a clerk writes the フリガナ.
OTHER_PEOPLES = {
    "vietnam": (["NGUYENグエン", "TRANチャン", "LEレ", "PHAMファム", "HOANGホアン", "VUヴ", "DOド"],
                ["VAN MINHヴァン ミン", "DUC ANHドゥック アイン", "QUANG HUYクアン フイ", "VAN NAMヴァン ナム", "TUANトゥアン"],
                ["THI LANティ ラン", "THI HOAティ ホア", "THI MAIティ マイ", "THU HUONGトゥ フオン", "THI THUYティ トゥイ"]),
    "nepal": (["SHRESTHAシュレスタ", "GURUNGグルン", "TAMANGタマン", "RAIライ", "THAPAタパ", "KHADKAカドカ"],
              ["BIKASHビカス", "SUMANスマン", "RAJESHラジェス", "DIPAKディパク", "ANILアニル"],
              ["SITAシタ", "ANITAアニタ", "SUNITAスニタ", "PUJAプジャ", "MAYAマヤ"]),
    "philippines": (["SANTOSサントス", "REYESレイエス", "CRUZクルス", "GARCIAガルシア", "MENDOZAメンドーサ"],
                    ["JOSEホセ", "MARK ANTHONYマーク アンソニー", "JUAN CARLOフアン カルロ", "RAMONラモン"],
                    ["MARIA CRISTINAマリア クリスティナ", "ROSEローズ", "ANNA LIZAアンナ リザ", "JENNYジェニー"]),
    "bangladesh": (["RAHMANラーマン", "ISLAMイスラム", "HOSSAINホセイン", "AHMEDアーメド"],
                   ["MOHAMMADモハンマド", "ABDULアブドゥル", "KARIMカリム"], ["FATEMAファテマ", "NASRINナスリン", "RUMAルマ"]),
    "america": (["SMITHスミス", "JOHNSONジョンソン", "MILLERミラー", "BROWNブラウン"],
                ["JOHN DAVIDジョン デイビッド", "MICHAELマイケル", "ROBERTロバート"], ["EMILYエミリー", "SARAHサラ", "MARYメアリー"]),
}


def is_kana(char):
    return "ァ" <= char <= "ヿ"


def split_reading(word):
    """「和子カズコ」 -> ("和子", "カズコ"); a name in katakana is its own reading and stands there twice."""
    if all(map(is_kana, word)):
        half = len(word) // 2
        return word[:half], word[half:]
    at = next(i for i in range(len(word)) if all(map(is_kana, word[i:].replace(" ", ""))) and i > 0)
    return word[:at], word[at:]


def split_three(word):
    """「王ワン/オウ/WANG」 -> ("王", "ワン", "オウ", "WANG")."""
    first, on, latin = word.split("/")
    kanji, kana = split_reading(first)
    return kanji, kana, on, latin


class Weighted:
    """Draws from a list by weight."""

    def __init__(self, values, weights):
        self.values = values
        self.sums = list(accumulate(weights))

    def draw(self, rng):
        return self.values[bisect(self.sums, rng.random() * self.sums[-1])]


class Names:
    def __init__(self, folder: Path):
        def rows(name):
            with open(folder / name, encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)

        surnames = list(rows("surnames.csv"))
        self.surnames = Weighted([(r["surname"], r["kana"]) for r in surnames], [int(r["est_people"]) for r in surnames])
        self.surname_homophones = {}
        for r in surnames:
            self.surname_homophones.setdefault(r["kana"], []).append(r["surname"])
        young = {"given_male": [], "given_female": []}
        for r in rows("gimei_names.csv"):
            if r["kind"] in young:
                young[r["kind"]].append((r["kanji"], r["kana"]))
        self.given = {
            ("old", "M"): [split_reading(w) for w in OLD_MALE.split()],
            ("old", "F"): [split_reading(w) for w in OLD_FEMALE.split()],
            ("middle", "M"): [split_reading(w) for w in MIDDLE_MALE.split()],
            ("middle", "F"): [split_reading(w) for w in MIDDLE_FEMALE.split()],
            ("young", "M"): young["given_male"],
            ("young", "F"): young["given_female"],
        }
        # Common names are common: a harmonic weight by place in the list.
        self.by_frequency = {
            key: Weighted(values, [1 / (i + 8) for i in range(len(values))] if key[0] != "young" else [1] * len(values))
            for key, values in self.given.items()
        }
        self.homophones = {}
        self.readings = {}
        for sex, name in (("M", "given_male.csv"), ("F", "given_female.csv")):
            for r in rows(name):
                variants = r["kanji_variants"].split()
                self.homophones[(sex, r["kana"])] = variants[:12]
                for kanji in variants:
                    self.readings.setdefault(kanji, []).append(r["kana"])
        for (_, sex), values in self.given.items():
            for kanji, kana in values[:400]:
                known = self.homophones.setdefault((sex, kana), [])
                if kanji not in known:
                    known.insert(0, kanji)
        words = lambda text: [split_three(w) for w in text.split()]
        self.chinese = (words(CHINESE_FAMILY), {"M": words(CHINESE_MALE), "F": words(CHINESE_FEMALE)})
        self.korean = (words(KOREAN_FAMILY), {"M": words(KOREAN_MALE), "F": words(KOREAN_FEMALE)})

    @staticmethod
    def generation(birth_year):
        return "old" if birth_year < 1956 else "middle" if birth_year < 1988 else "young"

    def draw_given(self, rng, sex, birth_year):
        return self.by_frequency[(self.generation(birth_year), sex)].draw(rng)

    def given_sharing_kanji(self, rng, kanji, sex, birth_year):
        """A name with the same first character (正雄 -> 正樹), as fathers give their sons; any name if there is none."""
        same = [g for g in self.given[(self.generation(birth_year), sex)] if g[0][0] == kanji[0] and g[0] != kanji]
        return rng.choice(same) if same else self.draw_given(rng, sex, birth_year)

    def given_of_reading(self, rng, kana, sex, birth_year, other_than):
        """A name that sounds the same; None if this generation has none."""
        same = [g for g in self.given[(self.generation(birth_year), sex)] if g[1] == kana and g[0] != other_than]
        return rng.choice(same) if same else None
