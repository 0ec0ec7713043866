<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="ja_JP">
<context>
    <name>BirthDatePage</name>
    <message>
        <source>年</source>
        <extracomment>Part of a date</extracomment>
        <translation>year</translation>
    </message>
    <message>
        <source>月</source>
        <extracomment>Part of a date</extracomment>
        <translation>month</translation>
    </message>
    <message>
        <source>日</source>
        <extracomment>Part of a date</extracomment>
        <translation>day</translation>
    </message>
    <message>
        <source>声に出して 確かめてください</source>
        <extracomment>Staff say the date and the age back to the person</extracomment>
        <translation>Read it out loud to check</translation>
    </message>
    <message>
        <source>・2けた入ると 自動で次へ進みます</source>
        <extracomment>Hints on the date page</extracomment>
        <translation>· After two digits the next field is chosen</translation>
    </message>
    <message>
        <source>・1けたの月や日は、0 を付けるか［次へ］を押します</source>
        <translation>· For a month or day of one digit, press 0 first or “Next”</translation>
    </message>
    <message>
        <source>・月や日が わからなければ、年だけで かまいません</source>
        <translation>· Month or day not known: the year alone is enough</translation>
    </message>
    <message>
        <source>・年も わからなければ、もどって年代をえらびます</source>
        <translation>· Year not known either: go back and choose an age group</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>この日付にする</source>
        <extracomment>Takes the date of birth over</extracomment>
        <translation>Use this date</translation>
    </message>
</context>
<context>
    <name>CandidateButton</name>
    <message>
        <source>要配慮</source>
        <extracomment>Badge: somebody of this household needs care</extracomment>
        <translation>need care</translation>
    </message>
    <message>
        <source>%1（%2件中 %3件目）</source>
        <extracomment>Position in a list for screen readers: %1 title, %2 how many, %3 which</extracomment>
        <translation>%1 (%3 of %2)</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>受付ずみ %1人</source>
        <extracomment>Badge: %1 people of the household are registered here</extracomment>
        <translation>Received: %1</translation>
    </message>
    <message>
        <source>外出中 %1人</source>
        <extracomment>Badge: %1 people of the household have gone out for a while</extracomment>
        <translation>Out: %1</translation>
    </message>
    <message>
        <source>ほかの避難所 %1人</source>
        <extracomment>Badge: %1 people of the household are at another shelter</extracomment>
        <translation>At other shelters: %1</translation>
    </message>
    <message>
        <source>退所 %1人</source>
        <extracomment>Badge: %1 people of the household have left</extracomment>
        <translation>Left: %1</translation>
    </message>
</context>
<context>
    <name>CardOutline</name>
    <message>
        <source>運転免許証などのカードを画面にあて、枠と同じ大きさになるまで押してください。</source>
        <extracomment>Settings: how to measure the glass</extracomment>
        <translation>Hold a bank card or driving licence against the screen and press until the outline is as large.</translation>
    </message>
    <message>
        <source>大きく</source>
        <extracomment>Settings: the outline grows</extracomment>
        <translation>Larger</translation>
    </message>
    <message>
        <source>小さく</source>
        <extracomment>Settings: the outline shrinks</extracomment>
        <translation>Smaller</translation>
    </message>
    <message>
        <source>はじめに戻す</source>
        <extracomment>Settings: the glass is as large as the tablet says</extracomment>
        <translation>Reset</translation>
    </message>
</context>
<context>
    <name>CarryPage</name>
    <message>
        <source>USBで本部へ運ぶ</source>
        <extracomment>USB page: heading of the half that writes</extracomment>
        <translation>Carry to HQ by USB</translation>
    </message>
    <message>
        <source>この端末にある記録を全部、1つのファイルに書きます。本部と この避難所の端末だけが読めます。記録はこの端末にも残ります。</source>
        <extracomment>USB page: what writing means</extracomment>
        <translation>Writes every record on this tablet into one file. Only HQ and the tablets of this shelter can read it. The records stay here too.</translation>
    </message>
    <message>
        <source>書く場所</source>
        <extracomment>USB page: above the sticks to choose from</extracomment>
        <translation>Where to write</translation>
    </message>
    <message>
        <source>2回押すと書き出します</source>
        <extracomment>USB page: says to screen readers that two presses are needed</extracomment>
        <translation>Press twice to write</translation>
    </message>
    <message>
        <source>USBから読み込む</source>
        <extracomment>USB page: heading of the half that reads</extracomment>
        <translation>Read from USB</translation>
    </message>
    <message>
        <source>記録のファイル（.evx）が見つかりません。USBをさして［もう一度さがす］を押してください。</source>
        <extracomment>USB page: no file on any stick</extracomment>
        <translation>No file of records (.evx) found. Plug in the USB stick and press [Look again].</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>もう一度さがす</source>
        <extracomment>USB page: looks for sticks and files again</extracomment>
        <translation>Look again</translation>
    </message>
</context>
<context>
    <name>CarryRow</name>
    <message>
        <source>読み込む</source>
        <extracomment>USB page: takes this file in</extracomment>
        <translation>Read</translation>
    </message>
    <message>
        <source>読み込む: %1</source>
        <extracomment>%1 name of the file</extracomment>
        <translation>Read: %1</translation>
    </message>
</context>
<context>
    <name>CarryWords</name>
    <message>
        <source>この端末はまだ登録されていません</source>
        <extracomment>Only an enrolled tablet can write a file that HQ can read</extracomment>
        <translation>This tablet is not enrolled yet</translation>
    </message>
    <message>
        <source>この端末あての ファイルではありません（ほかの避難所・ほかの役所・止められた端末のもの）。本部に聞いてください</source>
        <extracomment>The file is sealed to others</extracomment>
        <translation>This file is not for this tablet (another shelter, another office, or a tablet that was stopped). Ask HQ</translation>
    </message>
    <message>
        <source>書き出せない記録があります。本部に電話してください</source>
        <extracomment>A file could not be written for an unusual reason</extracomment>
        <translation>Some records cannot be written. Telephone HQ</translation>
    </message>
    <message>
        <source>記録のファイルではありません</source>
        <extracomment>Some other file</extracomment>
        <translation>Not a file of records</translation>
    </message>
    <message>
        <source>新しい版のファイルです。この端末では読めません</source>
        <extracomment>The program is older than the file</extracomment>
        <translation>The file is of a newer version. This tablet cannot read it</translation>
    </message>
    <message>
        <source>ファイルがこわれています。もとの端末で もう一度書き出してください</source>
        <extracomment>Nothing of the file could be read</extracomment>
        <translation>The file is damaged. Write it again on the tablet it comes from</translation>
    </message>
    <message>
        <source>ファイルがありません。USBをさし直してください</source>
        <extracomment>The stick was pulled out</extracomment>
        <translation>The file is gone. Plug the stick in again</translation>
    </message>
    <message>
        <source>USBに書けません。空きを確かめるか、別のUSBで もう一度押してください</source>
        <extracomment>The stick is full, write-protected or was pulled out</extracomment>
        <translation>Cannot write to the stick. Check its free space or try another one</translation>
    </message>
    <message>
        <source>USBを読めません。さし直して もう一度押してください</source>
        <extracomment>The stick cannot be read</extracomment>
        <translation>Cannot read the stick. Plug it in again and press once more</translation>
    </message>
    <message>
        <source>○ 書き出しました（%1）: %2</source>
        <extracomment>%1 where the file is, %2 its name</extracomment>
        <translation>○ Written (%1): %2</translation>
    </message>
    <message>
        <source>本部へ持って行ってください。本部と この避難所の端末だけが読めます。本部が取り込むまでは未送信のままです</source>
        <extracomment>What to do with the file; the records stay here, and nothing counts as sent yet</extracomment>
        <translation>Take it to HQ. Only HQ and the tablets of this shelter can read it. The records count as unsent until HQ has taken them in</translation>
    </message>
    <message>
        <source>本部</source>
        <extracomment>Name of HQ as the writer of a file</extracomment>
        <translation>HQ</translation>
    </message>
    <message>
        <source>%1が %2 に書いたファイル: 新しく %3件、前からあった %4件</source>
        <extracomment>%1 writer of the file, %2 when, %3 records that were new here, %4 records that were here already</extracomment>
        <translation>File of %1, written %2: %3 new, %4 were here already</translation>
    </message>
    <message>
        <source>ファイルが途中までです（%2件のうち %1件）。読めた分は保存しました。もとの端末で もう一度書き出してください</source>
        <extracomment>The file is torn or damaged; %1 records could be read of %2</extracomment>
        <translation>The file ends early (%1 of %2). What could be read is saved. Write it again on the tablet it comes from</translation>
    </message>
    <message>
        <source>読めないか 食いちがう記録 %1件。本部に伝えてください</source>
        <extracomment>%1 records that contradict what is here, or are none</extracomment>
        <translation>%1 records cannot be read or contradict others. Tell HQ</translation>
    </message>
    <message>
        <source>別の災害（訓練）の端末のファイルです。記録は保存しました</source>
        <extracomment>The writer works on another disaster or drill</extracomment>
        <translation>The file is of a tablet in another incident (drill). The records are saved</translation>
    </message>
    <message>
        <source>書いた端末を この端末はまだ知りません。本部が確かめます</source>
        <extracomment>The writer&apos;s key is not known on this tablet</extracomment>
        <translation>This tablet does not know the writer yet. HQ will check</translation>
    </message>
</context>
<context>
    <name>CountGrid</name>
    <message>
        <source>%1 %2人</source>
        <extracomment>%1 class of people, %2 how many: name of the key that counts one more</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>1人ふやします</source>
        <extracomment>What pressing a class of people does</extracomment>
        <translation>One person more</translation>
    </message>
    <message>
        <source>%1を1人へらす</source>
        <extracomment>%1 class of people: takes one off</extracomment>
        <translation>%1: one person fewer</translation>
    </message>
</context>
<context>
    <name>CountedRow</name>
    <message>
        <source>%1&#x3000;%2人</source>
        <extracomment>A counted household: %1 number of the slip, %2 people</extracomment>
        <translation>%1  %2 people</translation>
    </message>
    <message>
        <source>名簿からさがす</source>
        <extracomment>Gives counted people names from the residents&apos; register</extracomment>
        <translation>From the register</translation>
    </message>
    <message>
        <source>名簿からさがす: %1</source>
        <translation>From the register: %1</translation>
    </message>
    <message>
        <source>かなで入れる</source>
        <extracomment>Gives counted people names, typed in kana</extracomment>
        <translation>Type in kana</translation>
    </message>
    <message>
        <source>かなで入れる: %1</source>
        <translation>Type in kana: %1</translation>
    </message>
</context>
<context>
    <name>DoubleRow</name>
    <message>
        <source>▲ %1&#x3000;%2 と %3 は 同じ人ですか</source>
        <extracomment>Named twice: %1 number of the slip, %2 and %3 the two records</extracomment>
        <translation>▲ %1  Are %2 and %3 the same person?</translation>
    </message>
    <message>
        <source>同じ人</source>
        <extracomment>Named twice: the two records are one person</extracomment>
        <translation>Same person</translation>
    </message>
    <message>
        <source>同じ人: %1</source>
        <translation>Same person: %1</translation>
    </message>
    <message>
        <source>別の人（1人ふえます）</source>
        <extracomment>Named twice: two people, so one more came than was counted</extracomment>
        <translation>Another (one more)</translation>
    </message>
    <message>
        <source>別の人（1人ふえます）: %1</source>
        <translation>Another (one more): %1</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>端末の登録（はじめの1回）</source>
        <extracomment>Enrolment page: heading</extracomment>
        <translation>Enrol this tablet (once)</translation>
    </message>
    <message>
        <source>本部が出した登録コードを、読み取り機でかざすか、貼り付けるか、コードを書いたファイルの場所を入れてください。コードは1回だけ使えます。</source>
        <extracomment>Enrolment page: what to do</extracomment>
        <translation>Scan the code that headquarters gave out, paste it, or type where the file with the code is. A code works only once.</translation>
    </message>
    <message>
        <source>HNJ1|…&#x3000;または ファイルの場所</source>
        <extracomment>Enrolment page: the field for the code</extracomment>
        <translation>HNJ1|… or the path of a file</translation>
    </message>
    <message>
        <source>登録コード</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>貼り付け</source>
        <extracomment>Enrolment page: puts the clipboard&apos;s text into the field</extracomment>
        <translation>Paste</translation>
    </message>
    <message>
        <source>はじめる</source>
        <extracomment>Enrolment page: done, on to the first page</extracomment>
        <translation>Begin</translation>
    </message>
    <message>
        <source>登録する</source>
        <extracomment>Enrolment page: sends the code to HQ</extracomment>
        <translation>Enrol</translation>
    </message>
</context>
<context>
    <name>EraPad</name>
    <message>
        <source>明治</source>
        <extracomment>Names of eras</extracomment>
        <translation>Meiji</translation>
    </message>
    <message>
        <source>大正</source>
        <translation>Taisho</translation>
    </message>
    <message>
        <source>昭和</source>
        <translation>Showa</translation>
    </message>
    <message>
        <source>平成</source>
        <translation>Heisei</translation>
    </message>
    <message>
        <source>令和</source>
        <translation>Reiwa</translation>
    </message>
    <message>
        <source>西暦</source>
        <extracomment>Western calendar</extracomment>
        <translation>Western</translation>
    </message>
</context>
<context>
    <name>FamilyAdder</name>
    <message>
        <source>0才</source>
        <extracomment>Age bands in years</extracomment>
        <translation>0</translation>
    </message>
    <message>
        <source>男
%1</source>
        <extracomment>Key that adds one man or one woman; %1 age band</extracomment>
        <translation>Male
%1</translation>
    </message>
    <message>
        <source>女
%1</source>
        <translation>Female
%1</translation>
    </message>
    <message>
        <source>1〜5</source>
        <translation>1–5</translation>
    </message>
    <message>
        <source>6〜12</source>
        <translation>6–12</translation>
    </message>
    <message>
        <source>13〜17</source>
        <translation>13–17</translation>
    </message>
    <message>
        <source>18〜39</source>
        <translation>18–39</translation>
    </message>
    <message>
        <source>40〜64</source>
        <translation>40–64</translation>
    </message>
    <message>
        <source>65〜74</source>
        <translation>65–74</translation>
    </message>
    <message>
        <source>75〜</source>
        <translation>75+</translation>
    </message>
</context>
<context>
    <name>FamilyPage</name>
    <message>
        <source>家族をまとめて登録</source>
        <extracomment>Family page: heading</extracomment>
        <translation>Register a family</translation>
    </message>
    <message>
        <source>姓は全員に写しました</source>
        <extracomment>Family page: the family name was copied to everybody</extracomment>
        <translation>The family name was copied to everybody</translation>
    </message>
    <message>
        <source>姓と町丁目（%1）は全員に写しました</source>
        <extracomment>Family page: family name and town were copied to everybody; %1 town</extracomment>
        <translation>Family name and district (%1) were copied to everybody</translation>
    </message>
    <message>
        <source>整理券 %1</source>
        <extracomment>%1 token number handed to the household</extracomment>
        <translation>Slip %1</translation>
    </message>
    <message>
        <source>＋ 名前も入れる</source>
        <extracomment>Adds a member and types the name now</extracomment>
        <translation>+ with a name</translation>
    </message>
    <message>
        <source>＋ べつの姓の人</source>
        <extracomment>Adds a member with another family name at the same address</extracomment>
        <translation>+ other family name</translation>
    </message>
    <message>
        <source>押すと 1人 足します（名前はあとで）</source>
        <extracomment>Family page: one tap adds one person of this age and sex</extracomment>
        <translation>Adds one person (name later)</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>名のない人 %1人。あとで入れられます</source>
        <extracomment>%1 people without a given name: it may be added later</extracomment>
        <translation>%1 without a name, to be entered later</translation>
    </message>
    <message>
        <source>%1人を受付する</source>
        <translation>Receive %1</translation>
    </message>
    <message>
        <source>%1人を名簿にする</source>
        <translation>Name %1</translation>
    </message>
</context>
<context>
    <name>FamilyRow</name>
    <message>
        <source>直す</source>
        <extracomment>Changes what was typed of one member</extracomment>
        <translation>Edit</translation>
    </message>
    <message>
        <source>%1を直す</source>
        <extracomment>%1 name: changes what was typed of this person</extracomment>
        <translation>Correct %1</translation>
    </message>
    <message>
        <source>外す</source>
        <extracomment>Takes one member off the list before it is registered</extracomment>
        <translation>Take off</translation>
    </message>
    <message>
        <source>%1を外す</source>
        <extracomment>%1 name: takes this person off the list</extracomment>
        <translation>Remove %1</translation>
    </message>
</context>
<context>
    <name>FoundRow</name>
    <message>
        <source>%1（%2件中 %3件目）</source>
        <translation>%1 (%3 of %2)</translation>
    </message>
</context>
<context>
    <name>GoodsGrid</name>
    <message>
        <source>%1 × %2 %3</source>
        <extracomment>%1 kind of goods, %2 number, %3 unit</extracomment>
        <translation>%1 × %2 %3</translation>
    </message>
    <message>
        <source>＋ 品目</source>
        <extracomment>Report to headquarters: one more kind of goods</extracomment>
        <translation>+ Item</translation>
    </message>
</context>
<context>
    <name>HeadCountPage</name>
    <message>
        <source>人数だけ登録</source>
        <extracomment>Head count page: heading</extracomment>
        <translation>Head count only</translation>
    </message>
    <message>
        <source>押すごとに 1人 ふえます。名前は あとで名簿にできます。</source>
        <extracomment>Head count page: how it works</extracomment>
        <translation>Each press adds one person. Names can follow later.</translation>
    </message>
    <message>
        <source>整理券 %1 をわたす</source>
        <extracomment>%1 token number handed to the household</extracomment>
        <translation>Give slip %1</translation>
    </message>
    <message>
        <source>町丁目（任意）</source>
        <extracomment>Where they live, if they say so</extracomment>
        <translation>District (optional)</translation>
    </message>
    <message>
        <source>急いで支援が要る人</source>
        <extracomment>People of this household who need help at once</extracomment>
        <translation>Needs help urgently</translation>
    </message>
    <message>
        <source>急いで支援が要る人を1人へらす</source>
        <extracomment>One person less who needs help at once</extracomment>
        <translation>One person fewer who needs help urgently</translation>
    </message>
    <message>
        <source>いない</source>
        <extracomment>Nobody needs help at once</extracomment>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>%1人&#x3000;▲ 本部へ知らせます</source>
        <extracomment>%1 people need help at once; HQ hears of it</extracomment>
        <translation>%1 ▲ headquarters is told</translation>
    </message>
    <message>
        <source>急いで支援が要る人を1人ふやす</source>
        <extracomment>One person more who needs help at once</extracomment>
        <translation>One person more who needs help urgently</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>%1人を入れる</source>
        <extracomment>Enters the head count; %1 people</extracomment>
        <translation>Enter %1</translation>
    </message>
</context>
<context>
    <name>HeaderBar</name>
    <message>
        <source>訓練</source>
        <extracomment>Shown on every page during a drill.</extracomment>
        <translation>DRILL</translation>
    </message>
    <message>
        <source>同期の状況をくわしく見ます</source>
        <extracomment>What pressing the sync chip in the header does.</extracomment>
        <translation>Shows the state of the exchange</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>受付をはじめる</source>
        <extracomment>Home: starts registering arrivals</extracomment>
        <translation>Start reception</translation>
    </message>
    <message>
        <source>いまの状況</source>
        <extracomment>Home: heading over the numbers of this shelter</extracomment>
        <translation>Now</translation>
    </message>
    <message>
        <source>%1 現在</source>
        <extracomment>%1 time of the numbers</extracomment>
        <translation>as of %1</translation>
    </message>
    <message>
        <source>在所</source>
        <extracomment>People inside the shelter now</extracomment>
        <translation>Inside</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>あと %1人 入れます（定員 %2人）</source>
        <extracomment>%1 more people fit in, %2 capacity</extracomment>
        <translation>Room for %1 more (capacity %2)</translation>
    </message>
    <message>
        <source>▲ 定員 %2人を %1人 こえています</source>
        <extracomment>%1 people above the capacity of %2</extracomment>
        <translation>▲ %2 above the capacity of %1</translation>
    </message>
    <message>
        <source>うち名簿</source>
        <extracomment>Home: People known by name</extracomment>
        <translation>by name</translation>
    </message>
    <message>
        <source>%1人</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>うち人数のみ</source>
        <extracomment>Home: People counted without names</extracomment>
        <translation>head count only</translation>
    </message>
    <message>
        <source>外出中</source>
        <extracomment>Home: People out for a while</extracomment>
        <translation>out</translation>
    </message>
    <message>
        <source>退所</source>
        <extracomment>Home: People who have left</extracomment>
        <translation>left</translation>
    </message>
    <message>
        <source>要配慮</source>
        <extracomment>Home: People who need care</extracomment>
        <translation>need care</translation>
    </message>
    <message>
        <source>在宅・車中</source>
        <extracomment>Home: People at home or in cars who come for supplies</extracomment>
        <translation>home, car</translation>
    </message>
    <message>
        <source>住民名簿は まだ届いていません。名簿にない人・人数だけ で受付できます</source>
        <extracomment>The residents&apos; register has not been received</extracomment>
        <translation>The residents’ register has not arrived. Register people as not listed, or by head count</translation>
    </message>
    <message>
        <source>画面の明るさを切りかえます</source>
        <translation>Changes the brightness of the screen</translation>
    </message>
    <message>
        <source>印刷</source>
        <extracomment>Home: opens the page that prints lists and cards</extracomment>
        <translation>Print</translation>
    </message>
    <message>
        <source>人数だけ登録</source>
        <extracomment>Home: registers how many people came, without names</extracomment>
        <translation>Count people only</translation>
    </message>
    <message>
        <source>名簿にない人を登録</source>
        <extracomment>Home: registers somebody who is in no register</extracomment>
        <translation>Register a newcomer</translation>
    </message>
    <message>
        <source>要支援者の安否</source>
        <extracomment>Home: opens the page of the roster people nobody has seen yet</extracomment>
        <translation>People who need help</translation>
    </message>
    <message>
        <source>物資・要望を報告</source>
        <extracomment>Home: opens the report to headquarters</extracomment>
        <translation>Report and ask HQ</translation>
    </message>
    <message>
        <source>開設・混雑・満員・閉鎖</source>
        <extracomment>Home: opens the checklists of opening, crowded, full, closing</extracomment>
        <translation>Open, crowded, full, close</translation>
    </message>
    <message>
        <source>申し送りは まだありません</source>
        <extracomment>Home: nobody wrote a hand-over note</extracomment>
        <translation>No hand-over notes yet</translation>
    </message>
    <message>
        <source>申し送り</source>
        <extracomment>Home: opens the hand-over notes</extracomment>
        <translation>Hand-over notes</translation>
    </message>
    <message>
        <source>△ うち確認待ち</source>
        <translation>△ To be checked</translation>
    </message>
    <message>
        <source>やること</source>
        <extracomment>Home: heading over what waits for somebody</extracomment>
        <translation>To do</translation>
    </message>
    <message>
        <source>いまは ありません</source>
        <extracomment>Home: nothing waits</extracomment>
        <translation>Nothing now</translation>
    </message>
    <message>
        <source>%1
交代する</source>
        <extracomment>Home: who works here, and the way to hand over; %1 name</extracomment>
        <translation>%1
Hand over</translation>
    </message>
    <message>
        <source>画面はそのまま、担当だけかわります</source>
        <translation>The page stays; only who is on duty changes</translation>
    </message>
    <message>
        <source>画面:
昼</source>
        <extracomment>Day or night colours: by the hour, always day, always night</extracomment>
        <translation>Screen:
day</translation>
    </message>
    <message>
        <source>画面:
夜</source>
        <translation>Screen:
night</translation>
    </message>
    <message>
        <source>画面:
自動</source>
        <translation>Screen:
auto</translation>
    </message>
    <message>
        <source>同期の
状況</source>
        <extracomment>Opens the page about the exchange with HQ</extracomment>
        <translation>Sync</translation>
    </message>
    <message>
        <source>設定</source>
        <extracomment>Home: opens the settings of this tablet</extracomment>
        <translation>Settings</translation>
    </message>
    <message>
        <source>退所・外出・もどり</source>
        <extracomment>Home: records people who go out, come back or leave</extracomment>
        <translation>Leave, out, back</translation>
    </message>
    <message>
        <source>名簿をさがす</source>
        <extracomment>Home: opens the list of people</extracomment>
        <translation>Find a person</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>来た人に ✓ がついています。来ていない人だけ 押して外してください。</source>
        <extracomment>Household page: how to untick people who did not come</extracomment>
        <translation>✓ marks who came. Press only those who did not come.</translation>
    </message>
    <message>
        <source>配慮: %1</source>
        <extracomment>Household page: heading over the chips; %1 name of the person</extracomment>
        <translation>Care: %1</translation>
    </message>
    <message>
        <source>▲ 本部へ自動で知らせます</source>
        <extracomment>HQ hears of oxygen, dialysis or a child alone at once, without anybody calling</extracomment>
        <translation>▲ Headquarters is told automatically</translation>
    </message>
    <message>
        <source>もどる</source>
        <extracomment>Back to the page before</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>＋ この世帯に人を足す</source>
        <extracomment>Household page: somebody who is not listed came with them</extracomment>
        <translation>＋ Add a person</translation>
    </message>
    <message>
        <source>%1人を受付する</source>
        <extracomment>Registers every ticked member of the household on this tablet, network or not; %1 people</extracomment>
        <translation>Receive %1</translation>
    </message>
    <message>
        <source>%1人を名簿にする</source>
        <extracomment>Gives counted people the names of the ticked members; %1 people</extracomment>
        <translation>Name %1</translation>
    </message>
</context>
<context>
    <name>KanaPad</name>
    <message>
        <source>゛゜小</source>
        <extracomment>Key: voiced, half-voiced and small forms of the last kana</extracomment>
        <translation>゛゜small</translation>
    </message>
    <message>
        <source>１字消す</source>
        <extracomment>Key: removes the last character</extracomment>
        <translation>Erase</translation>
    </message>
    <message>
        <source>五十音</source>
        <extracomment>Key: changes between the whole kana table and the layout with large keys</extracomment>
        <translation>Kana table</translation>
    </message>
    <message>
        <source>大きいキー</source>
        <translation>Large keys</translation>
    </message>
    <message>
        <source>次の欄</source>
        <extracomment>Key: goes on to the next field</extracomment>
        <translation>Next field</translation>
    </message>
</context>
<context>
    <name>KanaSteps</name>
    <message>
        <source>さきに行をえらびます</source>
        <extracomment>Name of a kana key that waits for a row to be chosen first</extracomment>
        <translation>First choose a row</translation>
    </message>
</context>
<context>
    <name>LeavingPage</name>
    <message>
        <source>外出</source>
        <extracomment>Verbs: goes out / came back / stays out overnight / leaves / moves to another shelter / is taken to hospital</extracomment>
        <translation>Out</translation>
    </message>
    <message>
        <source>もどり</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>外泊</source>
        <translation>Over-
night</translation>
    </message>
    <message>
        <source>退所</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>転所</source>
        <translation>Move</translation>
    </message>
    <message>
        <source>救急搬送</source>
        <translation>Hospi-
tal</translation>
    </message>
    <message>
        <source>最後に見た時刻が 12時間より前の人を出します</source>
        <translation>Shows who was last seen more than 12 hours ago</translation>
    </message>
    <message>
        <source>自宅</source>
        <extracomment>Where somebody goes who leaves</extracomment>
        <translation>Home</translation>
    </message>
    <message>
        <source>親せき</source>
        <translation>Relatives</translation>
    </message>
    <message>
        <source>他の避難所</source>
        <translation>Other shelter</translation>
    </message>
    <message>
        <source>病院</source>
        <translation>Hospi-
tal</translation>
    </message>
    <message>
        <source>分からない</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>帰りの予定</source>
        <extracomment>When somebody who goes out is expected back</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>あした</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>券</source>
        <extracomment>Field: number of the slip / the rows of a name</extracomment>
        <translation>Slip</translation>
    </message>
    <message>
        <source>名前</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>１字消す</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>番号</source>
        <extracomment>How people are found: by the number of their slip / by the rows of their name</extracomment>
        <translation>Number</translation>
    </message>
    <message>
        <source>行キー</source>
        <translation>Row keys</translation>
    </message>
    <message>
        <source>続けて入れられます（1人ずつ確定しません）</source>
        <extracomment>Batch of people: how it works</extracomment>
        <translation>Go on: nothing is recorded one by one</translation>
    </message>
    <message>
        <source>12時間より前から 見ていない人&#x3000;%1人</source>
        <extracomment>Roll call: %1 people nobody has seen for twelve hours</extracomment>
        <translation>Not seen for 12 hours: %1</translation>
    </message>
    <message>
        <source>見つかった人&#x3000;%1件</source>
        <extracomment>Batch of people: %1 that match what was typed</extracomment>
        <translation>Found: %1</translation>
    </message>
    <message>
        <source>今回&#x3000;%1人</source>
        <extracomment>Batch of people: %1 taken so far</extracomment>
        <translation>Now: %1</translation>
    </message>
    <message>
        <source>直前を外す</source>
        <extracomment>Batch of people: takes the last one out again</extracomment>
        <translation>Take last out</translation>
    </message>
    <message>
        <source>「いない」人は 外出（行き先不明）として数えます</source>
        <extracomment>Roll call: what &quot;not there&quot; does</extracomment>
        <translation>Who is not here is counted as out, whereabouts unknown</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>%1人を記録する</source>
        <extracomment>Records everybody who was taken or ticked; %1 people</extracomment>
        <translation>Record %1</translation>
    </message>
    <message>
        <source>点呼</source>
        <extracomment>Opens the roll call at night; %1 people nobody has seen for twelve hours The roll call, on small glass</extracomment>
        <translation>Roll call</translation>
    </message>
    <message>
        <source>夜の点呼</source>
        <translation>Night roll call</translation>
    </message>
    <message>
        <source>%1人</source>
        <translation>%1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>避難所 受付</source>
        <extracomment>Title of the window</extracomment>
        <translation>Shelter reception</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>来ています</source>
        <extracomment>State of a member of the household for screen readers: comes in / does not</extracomment>
        <translation>has come</translation>
    </message>
    <message>
        <source>来ていません</source>
        <translation>has not come</translation>
    </message>
    <message>
        <source>配慮</source>
        <extracomment>Button beside a person: shows the chips for needs of this person</extracomment>
        <translation>Care</translation>
    </message>
    <message>
        <source>%1の配慮</source>
        <extracomment>%1 name of a person</extracomment>
        <translation>Care of %1</translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message>
        <source>要支援者名簿は まだ届いていません</source>
        <extracomment>Page of the missing: no roster has arrived from headquarters</extracomment>
        <translation>The roster has not arrived yet</translation>
    </message>
    <message>
        <source>未確認の要支援者&#x3000;%1人 ／ 名簿 %2人</source>
        <extracomment>Page of the missing: %1 of %2 people of the roster have not been seen yet</extracomment>
        <translation>Not seen yet: %1 of %2 on the roster</translation>
    </message>
    <message>
        <source>要支援者名簿（封）</source>
        <extracomment>Page of the missing: the roster is sealed</extracomment>
        <translation>Roster (sealed)</translation>
    </message>
    <message>
        <source>地区: %1 ▶</source>
        <extracomment>Page of the missing: which district is shown, %1 its name and how many are missing there</extracomment>
        <translation>District: %1 ▶</translation>
    </message>
    <message>
        <source>押すと 次の地区にかわります</source>
        <translation>Goes to the next district</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>開けています…</source>
        <extracomment>Unsealing page: it takes a second</extracomment>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>名簿を開ける</source>
        <extracomment>Unsealing page: opens the sealed roster</extracomment>
        <translation>Open the roster</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>要支援者名簿&#x3000;%1人</source>
        <extracomment>Page of the missing: the roster is open, nobody is shown yet; %1 how many are on it</extracomment>
        <translation>Roster: %1 people</translation>
    </message>
    <message>
        <source>候補を確かめる %1組</source>
        <extracomment>Page of the missing: opens the arrivals that may be people of the roster, %1 how many</extracomment>
        <translation>Check candidates: %1</translation>
    </message>
    <message>
        <source>紙の一覧を入れる</source>
        <extracomment>Page of the missing: enters a list that was ticked on paper</extracomment>
        <translation>Enter a ticked list</translation>
    </message>
</context>
<context>
    <name>MissingRow</name>
    <message>
        <source>無事</source>
        <extracomment>Found at the door</extracomment>
        <translation>Safe</translation>
    </message>
    <message>
        <source>避難済</source>
        <extracomment>Found at the door: has left for a shelter or relatives</extracomment>
        <translation>Evacu-
ated</translation>
    </message>
    <message>
        <source>不在</source>
        <extracomment>Nobody opened</extracomment>
        <translation>Absent</translation>
    </message>
    <message>
        <source>要救助</source>
        <extracomment>Somebody must go there</extracomment>
        <translation>Rescue</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 what was found, %2 whom</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Naming</name>
    <message>
        <source>券%1&#x3000;人数のみ %2人を名簿に</source>
        <extracomment>While counted people get names: %1 number of the slip, %2 people without a name</extracomment>
        <translation>Slip %1: name %2 counted</translation>
    </message>
</context>
<context>
    <name>NamingPage</name>
    <message>
        <source>人数のみの %1人を名簿に</source>
        <extracomment>Naming page: heading, %1 people were counted without names</extracomment>
        <translation>Name %1 counted people</translation>
    </message>
    <message>
        <source>人数のみの人は いません</source>
        <extracomment>Naming page: heading when everybody has a name</extracomment>
        <translation>Everybody has a name</translation>
    </message>
    <message>
        <source>名前を入れても 人数は かわりません。どの端末でも できます。</source>
        <extracomment>Naming page: counts do not change</extracomment>
        <translation>Names do not change the numbers. Works on any tablet.</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>NeedClocks</name>
    <message>
        <source>残り 分からない</source>
        <extracomment>Oxygen, dialysis: nobody has asked how long it lasts or when it is due</extracomment>
        <translation>time left unknown</translation>
    </message>
</context>
<context>
    <name>NeedPanel</name>
    <message>
        <source>あと どのくらい持ちますか</source>
        <extracomment>Needs: how long the oxygen or the medicine will last</extracomment>
        <translation>How long will it last?</translation>
    </message>
    <message>
        <source>次の透析は いつですか</source>
        <extracomment>Needs: when the next dialysis is due</extracomment>
        <translation>When is the next dialysis?</translation>
    </message>
    <message>
        <source>何が要りますか&#x3000;（■ は本部へすぐ知らせます）</source>
        <extracomment>Needs: what somebody needs</extracomment>
        <translation>What is needed? (■ goes to HQ at once)</translation>
    </message>
    <message>
        <source>■ 酸素・呼吸器</source>
        <extracomment>Things people need; ■: headquarters hears at once</extracomment>
        <translation>■ Oxygen</translation>
    </message>
    <message>
        <source>■ 透析</source>
        <translation>■ Dialysis</translation>
    </message>
    <message>
        <source>■ インスリン</source>
        <translation>■ Insulin</translation>
    </message>
    <message>
        <source>■ 医師・看護師</source>
        <translation>■ Doctor, nurse</translation>
    </message>
    <message>
        <source>薬</source>
        <translation>Medicine</translation>
    </message>
    <message>
        <source>段ボールベッド</source>
        <translation>Bed</translation>
    </message>
    <message>
        <source>福祉避難所</source>
        <translation>Welfare shelter</translation>
    </message>
    <message>
        <source>通訳</source>
        <translation>Interpreter</translation>
    </message>
    <message>
        <source>1時間</source>
        <extracomment>How long it lasts</extracomment>
        <translation>1 hour</translation>
    </message>
    <message>
        <source>2時間</source>
        <translation>2 hours</translation>
    </message>
    <message>
        <source>4時間</source>
        <translation>4 hours</translation>
    </message>
    <message>
        <source>6時間</source>
        <translation>6 hours</translation>
    </message>
    <message>
        <source>12時間</source>
        <translation>12 hours</translation>
    </message>
    <message>
        <source>1日</source>
        <translation>1 day</translation>
    </message>
    <message>
        <source>3日</source>
        <translation>3 days</translation>
    </message>
    <message>
        <source>分からない</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>きょう</source>
        <extracomment>When the next dialysis is due</extracomment>
        <translation>Today</translation>
    </message>
    <message>
        <source>あした</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>あさって</source>
        <translation>In 2 days</translation>
    </message>
</context>
<context>
    <name>NeedRow</name>
    <message>
        <source>本部へ至急</source>
        <extracomment>Tells headquarters of this need at once</extracomment>
        <translation>Urgent to HQ</translation>
    </message>
    <message>
        <source>本部へ至急: %1</source>
        <translation>Urgent to HQ: %1</translation>
    </message>
    <message>
        <source>済</source>
        <extracomment>The need was met here</extracomment>
        <translation>OK</translation>
    </message>
    <message>
        <source>済: %1</source>
        <translation>Done: %1</translation>
    </message>
</context>
<context>
    <name>NeighboursPage</name>
    <message>
        <source>隣の端末とつなぐ</source>
        <extracomment>Page that connects two tablets by hand: heading</extracomment>
        <translation>Connect to a tablet nearby</translation>
    </message>
    <message>
        <source>この端末は ネットワークにつながっていないか、端末どうしの同期が止まっています。</source>
        <extracomment>Others cannot reach this tablet</extracomment>
        <translation>This tablet is on no network, or exchange between tablets is switched off.</translation>
    </message>
    <message>
        <source>この端末のコード（隣の端末に入れてもらう）</source>
        <extracomment>Above this tablet&apos;s own code</extracomment>
        <translation>Code of this tablet (to be entered on the other one)</translation>
    </message>
    <message>
        <source>隣の端末のコード HNJP1|…&#x3000;または アドレス 10.0.0.5:8444</source>
        <extracomment>The field for another tablet&apos;s code or address</extracomment>
        <translation>Code of the other tablet HNJP1|… or address 10.0.0.5:8444</translation>
    </message>
    <message>
        <source>隣の端末のコード</source>
        <extracomment>Name of the field for screen readers</extracomment>
        <translation>Code of the other tablet</translation>
    </message>
    <message>
        <source>貼り付け</source>
        <extracomment>Puts the clipboard&apos;s text into the field</extracomment>
        <translation>Paste</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>つなぐ</source>
        <extracomment>Connects to the tablet of the code</extracomment>
        <translation>Connect</translation>
    </message>
    <message>
        <source>この端末のコードのQR</source>
        <extracomment>Name of the picture for screen readers</extracomment>
        <translation>QR of this tablet’s code</translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <source>申し送り</source>
        <extracomment>Hand-over notes: heading</extracomment>
        <translation>Hand-over notes</translation>
    </message>
    <message>
        <source>まだ ありません</source>
        <extracomment>Hand-over notes: there are none</extracomment>
        <translation>None yet</translation>
    </message>
    <message>
        <source>押して えらぶか、文字で書きます</source>
        <extracomment>Hand-over notes: what is being written</extracomment>
        <translation>Press a phrase, or write</translation>
    </message>
    <message>
        <source>文字で書く</source>
        <extracomment>Hand-over notes: opens the kana pad</extracomment>
        <translation>Write</translation>
    </message>
    <message>
        <source>申し送りを書きます</source>
        <extracomment>Hand-over notes: nothing is written yet</extracomment>
        <translation>Write a hand-over note</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>申し送りをのこす</source>
        <extracomment>Hand-over notes: records the note</extracomment>
        <translation>Leave the note</translation>
    </message>
</context>
<context>
    <name>OfficerCode</name>
    <message>
        <source>%1人め: %2</source>
        <extracomment>Unsealing page: %1 first or second officer, %2 name</extracomment>
        <translation>Officer %1: %2</translation>
    </message>
    <message>
        <source>押すと 次の担当者にかわります</source>
        <translation>Goes to the next officer</translation>
    </message>
    <message>
        <source>%1人めのコード（紙に書いてある16文字）</source>
        <extracomment>Unsealing page: the field for the code of the %1st officer</extracomment>
        <translation>Code of officer %1 (16 letters on paper)</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>開設</source>
        <extracomment>Checklists of a shelter</extracomment>
        <translation>Open</translation>
    </message>
    <message>
        <source>混雑</source>
        <translation>Crowded</translation>
    </message>
    <message>
        <source>満員</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>閉鎖</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>自主避難所
を届ける</source>
        <extracomment>Checklists: tells headquarters of a shelter that stands in no register</extracomment>
        <translation>Report another
shelter</translation>
    </message>
    <message>
        <source>いま: %1</source>
        <extracomment>Checklists: %1 status of the shelter now</extracomment>
        <translation>Now: %1</translation>
    </message>
    <message>
        <source>自主避難所を本部へ届けます。場所の名前を書いてください（例: ふくじまちかいかん）。人数は 本部が端末を登録してから数えます。</source>
        <extracomment>A shelter that people made themselves: what is wanted</extracomment>
        <translation>Tell HQ of a shelter that people made themselves. Write the name of the place. People there are counted once HQ has enrolled a tablet.</translation>
    </message>
    <message>
        <source>場所の名前</source>
        <extracomment>A shelter that people made themselves: nothing is written yet</extracomment>
        <translation>Name of the place</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>本部へ知らせました</source>
        <extracomment>Checklists: headquarters was told already</extracomment>
        <translation>HQ was told</translation>
    </message>
    <message>
        <source>本部へ届ける</source>
        <extracomment>A shelter that people made themselves: tells headquarters</extracomment>
        <translation>Tell HQ</translation>
    </message>
</context>
<context>
    <name>OperationRow</name>
    <message>
        <source>取り消す</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>取り消す: %1</source>
        <extracomment>%1 the operation: takes it back</extracomment>
        <translation>Undo: %1</translation>
    </message>
</context>
<context>
    <name>OperationsPage</name>
    <message>
        <source>直前20件</source>
        <extracomment>The last twenty operations: heading</extracomment>
        <translation>Last 20</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>取り消しても もとの記録は残り、取り消したことが記録されます。</source>
        <extracomment>Taking back keeps the original record</extracomment>
        <translation>Undoing keeps the first record and records that it was undone.</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>PagedList</name>
    <message>
        <source>▲ 前へ</source>
        <extracomment>Leafs one screenful up in a list.</extracomment>
        <translation>▲ Up</translation>
    </message>
    <message>
        <source>▼ 次へ</source>
        <extracomment>Leafs one screenful down in a list.</extracomment>
        <translation>▼ Down</translation>
    </message>
</context>
<context>
    <name>PairRow</name>
    <message>
        <source>名簿</source>
        <extracomment>Heading over what the roster says of somebody, %1 why they need help</extracomment>
        <translation>Roster</translation>
    </message>
    <message>
        <source>名簿（%1）</source>
        <translation>Roster (%1)</translation>
    </message>
    <message>
        <source>受付 %1</source>
        <extracomment>Heading over what an arrival said, %1 where and when</extracomment>
        <translation>Arrived %1</translation>
    </message>
    <message>
        <source>同じ人（あとで戻せます）</source>
        <extracomment>Candidate: the arrival is this person of the roster</extracomment>
        <translation>Same person (can be undone)</translation>
    </message>
    <message>
        <source>同じ人: %1</source>
        <extracomment>%1 whom of the roster</extracomment>
        <translation>Same person: %1</translation>
    </message>
    <message>
        <source>別の人</source>
        <extracomment>Candidate: the arrival is somebody else</extracomment>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>別の人: %1</source>
        <extracomment>%1 whom of the roster</extracomment>
        <translation>Somebody else: %1</translation>
    </message>
    <message>
        <source>あとで・本人に聞く</source>
        <extracomment>Candidate: nobody knows yet; asks the person first</extracomment>
        <translation>Later, ask the person</translation>
    </message>
    <message>
        <source>あとで: %1</source>
        <extracomment>%1 whom of the roster</extracomment>
        <translation>Later: %1</translation>
    </message>
</context>
<context>
    <name>PairsPage</name>
    <message>
        <source>候補の確認</source>
        <extracomment>Page of candidates while nobody may look</extracomment>
        <translation>Candidates</translation>
    </message>
    <message>
        <source>確かめる候補は ありません</source>
        <extracomment>Page of candidates: none</extracomment>
        <translation>No candidates to check</translation>
    </message>
    <message>
        <source>確かめる候補&#x3000;%1組</source>
        <extracomment>Page of candidates: %1 how many</extracomment>
        <translation>Candidates to check: %1</translation>
    </message>
    <message>
        <source>確かめる候補&#x3000;%1組（ほかに あとで %2組）</source>
        <extracomment>Page of candidates: %1 how many, %2 how many more were put off</extracomment>
        <translation>Candidates to check: %1 (and %2 for later)</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>PeopleBook</name>
    <message>
        <source>（人数のみ）%1人</source>
        <extracomment>A row for people who were counted without names; %1 how many</extracomment>
        <translation>(counted) %1</translation>
    </message>
    <message>
        <source>ほか%1人</source>
        <extracomment>Behind a name: %1 more people of the household</extracomment>
        <translation>and %1 more</translation>
    </message>
    <message>
        <source>%1才</source>
        <extracomment>Age in years</extracomment>
        <translation>%1</translation>
    </message>
    <message>
        <source>在所</source>
        <extracomment>Where somebody is: in the shelter</extracomment>
        <translation>Inside</translation>
    </message>
    <message>
        <source>外泊中</source>
        <extracomment>Where somebody is: away for a while / for the night</extracomment>
        <translation>Overnight</translation>
    </message>
    <message>
        <source>外出中</source>
        <translation>Out</translation>
    </message>
</context>
<context>
    <name>PeoplePad</name>
    <message>
        <source>行キー</source>
        <extracomment>How to look for somebody: rows of kana / kana / digits of the slip or the room / jump to a row of names</extracomment>
        <translation>Row keys</translation>
    </message>
    <message>
        <source>かな</source>
        <translation>Kana</translation>
    </message>
    <message>
        <source>数字</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>行へとぶ</source>
        <translation>Jump</translation>
    </message>
    <message>
        <source>名へ｜</source>
        <translation>Given name ｜</translation>
    </message>
    <message>
        <source>１字消す</source>
        <translation>Erase</translation>
    </message>
    <message>
        <source>全消し</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>閉じる</source>
        <extracomment>Closes the keys; what was typed stays</extracomment>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>すべて</source>
        <extracomment>Filters of the list of people: everybody present / inside / out / only counted / needs care / to be decided / left</extracomment>
        <translation>All</translation>
    </message>
    <message>
        <source>在所</source>
        <translation>Inside</translation>
    </message>
    <message>
        <source>外出中</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>人数のみ</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>要配慮</source>
        <translation>Needs care</translation>
    </message>
    <message>
        <source>未確認</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>退所</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>%1 と同じ人を えらんで「この人」を押してください</source>
        <extracomment>List of people: the other record of somebody is looked for; %1 name</extracomment>
        <translation>Choose the other record of %1, then press &quot;This person&quot;</translation>
    </message>
    <message>
        <source>やめる</source>
        <extracomment>Stops looking for the other record</extracomment>
        <translation>Stop</translation>
    </message>
    <message>
        <source>かな</source>
        <extracomment>Orders of the list of people: by kana / by neighbourhood / newest first</extracomment>
        <translation>Kana</translation>
    </message>
    <message>
        <source>町会</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>新しい順</source>
        <translation>Newest</translation>
    </message>
    <message>
        <source>さがす</source>
        <extracomment>Field: who is looked for</extracomment>
        <translation>Find</translation>
    </message>
    <message>
        <source>0人</source>
        <extracomment>List of people: nobody</extracomment>
        <translation>0</translation>
    </message>
    <message>
        <source>%1人&#x3000;%2〜%3 ／ %4行</source>
        <extracomment>List of people: %1 people, rows %2 to %3 of %4 are in sight</extracomment>
        <translation>%1  %2-%3 / %4</translation>
    </message>
    <message>
        <source>だれも いません</source>
        <extracomment>List of people: nothing chosen yet</extracomment>
        <translation>Nobody</translation>
    </message>
    <message>
        <source>行を押すと、ここに出ます</source>
        <translation>Press a row to see it here</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>この人</source>
        <extracomment>The chosen row is the other record of the same person</extracomment>
        <translation>This person</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>PersonLine</name>
    <message>
        <source>要配慮</source>
        <extracomment>Badge: somebody who needs care</extracomment>
        <translation>Needs care</translation>
    </message>
    <message>
        <source>確かめる</source>
        <extracomment>Badge: something about this person is to be decided</extracomment>
        <translation>Check</translation>
    </message>
    <message>
        <source>未送信</source>
        <extracomment>Of a row: headquarters has not taken it in yet</extracomment>
        <translation>not at HQ</translation>
    </message>
    <message>
        <source>%1（%2件中 %3件目）</source>
        <translation>%1 (%3 of %2)</translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>もどり</source>
        <extracomment>Verbs on a person&apos;s page; back: came back</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>外出</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>外泊</source>
        <extracomment>stays out overnight</extracomment>
        <translation>Over-
night</translation>
    </message>
    <message>
        <source>退所</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>転所</source>
        <extracomment>moves to another shelter</extracomment>
        <translation>Move</translation>
    </message>
    <message>
        <source>救急搬送</source>
        <extracomment>an ambulance takes them to hospital</extracomment>
        <translation>Hospi-
tal</translation>
    </message>
    <message>
        <source>場所</source>
        <extracomment>Where inside the shelter</extracomment>
        <translation>Place</translation>
    </message>
    <message>
        <source>＋ 必要なこと</source>
        <extracomment>Writes down what somebody needs</extracomment>
        <translation>+ Needs</translation>
    </message>
    <message>
        <source>名簿にする</source>
        <extracomment>Corrects what is known of somebody; counted people get names</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>直す</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>同じ人が他にいる</source>
        <extracomment>There is another record of the same person</extracomment>
        <translation>Same person elsewhere</translation>
    </message>
    <message>
        <source>受付を取り消す</source>
        <extracomment>The reception was a mistake</extracomment>
        <translation>Undo reception</translation>
    </message>
    <message>
        <source>履歴</source>
        <extracomment>Everything that happened to somebody</extracomment>
        <translation>History</translation>
    </message>
    <message>
        <source>だれも えらばれていません</source>
        <extracomment>Person&apos;s page: nobody is shown</extracomment>
        <translation>Nobody is chosen</translation>
    </message>
    <message>
        <source>要配慮</source>
        <translation>Needs care</translation>
    </message>
    <message>
        <source>券 %1</source>
        <translation>Slip %1</translation>
    </message>
    <message>
        <source>△ この変更は未送信</source>
        <translation>△ Not at HQ yet</translation>
    </message>
    <message>
        <source>必要なこと: まだ聞いていません</source>
        <extracomment>Person&apos;s page: they need nothing</extracomment>
        <translation>Needs: not asked yet</translation>
    </message>
    <message>
        <source>必要なこと</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>見る（記録されます）</source>
        <extracomment>Shows telephone numbers; that somebody looked is recorded</extracomment>
        <translation>Show (is recorded)</translation>
    </message>
    <message>
        <source>本部の対応</source>
        <extracomment>Person&apos;s page: heading over what headquarters answered</extracomment>
        <translation>HQ&apos;s answers</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>退所&#x3000;行き先は どこですか</source>
        <extracomment>Leaving: where somebody goes</extracomment>
        <translation>Leaves. Where to?</translation>
    </message>
    <message>
        <source>転所&#x3000;どこの避難所へ</source>
        <extracomment>Moving to another shelter: which</extracomment>
        <translation>Moves to which shelter?</translation>
    </message>
    <message>
        <source>場所</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>必要なこと</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>履歴（消せません）</source>
        <extracomment>Everything that happened, it cannot be erased</extracomment>
        <translation>History (cannot be erased)</translation>
    </message>
    <message>
        <source>閉じる</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>自宅</source>
        <extracomment>Where somebody goes who leaves</extracomment>
        <translation>Home</translation>
    </message>
    <message>
        <source>親せき</source>
        <translation>Relatives</translation>
    </message>
    <message>
        <source>他の避難所</source>
        <translation>Other shelter</translation>
    </message>
    <message>
        <source>病院</source>
        <translation>Hospital</translation>
    </message>
    <message>
        <source>福祉避難所</source>
        <translation>Welfare shelter</translation>
    </message>
    <message>
        <source>分からない</source>
        <translation>Unknown</translation>
    </message>
</context>
<context>
    <name>PersonSummary</name>
    <message>
        <source>券 %1</source>
        <extracomment>%1 number of the slip</extracomment>
        <translation>Slip %1</translation>
    </message>
    <message>
        <source>もどり</source>
        <extracomment>Verb: came back</extracomment>
        <translation>Back</translation>
    </message>
    <message>
        <source>外出</source>
        <extracomment>Verb: goes out for a while</extracomment>
        <translation>Out</translation>
    </message>
    <message>
        <source>退所</source>
        <extracomment>Verb: leaves for good</extracomment>
        <translation>Leave</translation>
    </message>
    <message>
        <source>場所</source>
        <extracomment>Where inside the shelter somebody is</extracomment>
        <translation>Place</translation>
    </message>
    <message>
        <source>くわしく</source>
        <extracomment>Opens everything that is known of a person</extracomment>
        <translation>Details</translation>
    </message>
    <message>
        <source>△ この変更は未送信</source>
        <extracomment>Headquarters has not taken in this person&apos;s newest record</extracomment>
        <translation>△ Not at HQ yet</translation>
    </message>
</context>
<context>
    <name>PrintJob</name>
    <message>
        <source>%1&#x3000;全部で %2枚</source>
        <extracomment>Printing: %1 name of the paper, %2 its sheets</extracomment>
        <translation>%1, %2 sheets in all</translation>
    </message>
    <message>
        <source>印刷</source>
        <extracomment>Printing: the paper is being made</extracomment>
        <translation>Print</translation>
    </message>
    <message>
        <source>何ページ目から？</source>
        <extracomment>Printing: from which sheet to go on</extracomment>
        <translation>From which page?</translation>
    </message>
    <message>
        <source>%1枚 もどす</source>
        <extracomment>Printing: the sheet to go on from, %1 sheets back</extracomment>
        <translation>Back by %1</translation>
    </message>
    <message>
        <source>%1枚目</source>
        <extracomment>Printing: the sheet to go on from</extracomment>
        <translation>Sheet %1</translation>
    </message>
    <message>
        <source>%1枚 すすめる</source>
        <extracomment>Printing: the sheet to go on from, %1 sheets forward</extracomment>
        <translation>Forward by %1</translation>
    </message>
    <message>
        <source>%1枚目から刷る</source>
        <extracomment>Printing: prints the list again from sheet %1 on</extracomment>
        <translation>Print from sheet %1 on</translation>
    </message>
    <message>
        <source>控え番号は そのままです</source>
        <extracomment>Printing: the copy number stays the same</extracomment>
        <translation>The copy number stays the same</translation>
    </message>
    <message>
        <source>印刷をやめる</source>
        <extracomment>Printing: cancels the print</extracomment>
        <translation>Stop printing</translation>
    </message>
</context>
<context>
    <name>PrintOptions</name>
    <message>
        <source>ふつう12pt</source>
        <extracomment>Size of the letters on paper</extracomment>
        <translation>Ordinary 12 pt</translation>
    </message>
    <message>
        <source>大きい18pt</source>
        <extracomment>Size of the letters on paper</extracomment>
        <translation>Large 18 pt</translation>
    </message>
    <message>
        <source>数をへらす</source>
        <extracomment>Printing: fewer cards or tokens</extracomment>
        <translation>Fewer</translation>
    </message>
    <message>
        <source>部数をへらす</source>
        <extracomment>Printing: one copy less</extracomment>
        <translation>One copy less</translation>
    </message>
    <message>
        <source>%1枚分</source>
        <extracomment>Printing: number of cards or tokens</extracomment>
        <translation>%1 pieces</translation>
    </message>
    <message>
        <source>%1部</source>
        <extracomment>Printing: number of copies</extracomment>
        <translation>%1 copies</translation>
    </message>
    <message>
        <source>数をふやす</source>
        <extracomment>Printing: more cards or tokens</extracomment>
        <translation>More</translation>
    </message>
    <message>
        <source>部数をふやす</source>
        <extracomment>Printing: one copy more</extracomment>
        <translation>One copy more</translation>
    </message>
    <message>
        <source>渡す相手: %1 ▶</source>
        <extracomment>Printing: %1 who the list is for; a press opens the choice</extracomment>
        <translation>For: %1 ▶</translation>
    </message>
    <message>
        <source>受領書を最後に付ける</source>
        <extracomment>Printing: a receipt to be signed is printed after the list</extracomment>
        <translation>Add a receipt at the end</translation>
    </message>
    <message>
        <source>番号 %1</source>
        <extracomment>Printing: %1 numbers on the next cards or tokens</extracomment>
        <translation>Numbers %1</translation>
    </message>
</context>
<context>
    <name>PrintPage</name>
    <message>
        <source>プリンタを さがしています…</source>
        <extracomment>Printing: heading over the printers that were found</extracomment>
        <translation>Looking for printers…</translation>
    </message>
    <message>
        <source>プリンタを えらびます（%1台）</source>
        <translation>Choose a printer (%1)</translation>
    </message>
    <message>
        <source>だれに渡しますか（町会には その町の人だけが のります）</source>
        <extracomment>Printing: heading over the bodies that a list may be given to</extracomment>
        <translation>Who is it for? (A neighbourhood association gets its own people only.)</translation>
    </message>
    <message>
        <source>下書き（1ページ目）&#x3000;まだ刷っていません</source>
        <extracomment>Printing: over the picture of page 1, before it is printed</extracomment>
        <translation>Draft (page 1), not printed yet</translation>
    </message>
    <message>
        <source>1ページ目の下書き</source>
        <extracomment>For screen readers: picture of the first page</extracomment>
        <translation>Draft of page 1</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>もう一度さがす</source>
        <extracomment>Printing: looks for printers again</extracomment>
        <translation>Search again</translation>
    </message>
    <message>
        <source>下書きを見る</source>
        <extracomment>Printing: shows a picture of page 1</extracomment>
        <translation>See a draft</translation>
    </message>
    <message>
        <source>2回押すと印刷します</source>
        <extracomment>Printing: says to screen readers that two presses are needed</extracomment>
        <translation>Prints when pressed twice</translation>
    </message>
    <message>
        <source>2回押すと書き出します</source>
        <extracomment>Printing: says to screen readers that two presses are needed</extracomment>
        <translation>Writes when pressed twice</translation>
    </message>
</context>
<context>
    <name>PrintPaper</name>
    <message>
        <source>プリンタ: %1</source>
        <extracomment>Printing: %1 the printer and how it is</extracomment>
        <translation>Printer: %1</translation>
    </message>
    <message>
        <source>変える</source>
        <extracomment>Printing: opens the list of printers</extracomment>
        <translation>Change</translation>
    </message>
    <message>
        <source>別のプリンタを えらびます</source>
        <translation>Chooses another printer</translation>
    </message>
    <message>
        <source>前の印刷</source>
        <extracomment>Printing: shows how the last print goes</extracomment>
        <translation>Last print</translation>
    </message>
    <message>
        <source>PDFをUSBへ</source>
        <extracomment>Printing: a locked PDF on a USB stick instead of paper</extracomment>
        <translation>PDF to USB</translation>
    </message>
    <message>
        <source>%1
%2ページ</source>
        <extracomment>%1 name of a list, %2 its pages</extracomment>
        <translation>%1
%2 pages</translation>
    </message>
    <message>
        <source>%1
−</source>
        <extracomment>%1 name of a list that cannot be made now, or is not counted yet</extracomment>
        <translation>%1
−</translation>
    </message>
</context>
<context>
    <name>PrintStick</name>
    <message>
        <source>PDFをUSBへ&#x3000;%1</source>
        <extracomment>Printing on a stick: heading, %1 name of the list</extracomment>
        <translation>PDF to USB: %1</translation>
    </message>
    <message>
        <source>パスワードの付いたPDFを1つ書きます。控え番号は 紙と同じように 記録されます。</source>
        <extracomment>Printing on a stick: what it is</extracomment>
        <translation>Writes one PDF that is locked with a password. Its copy number is recorded as for paper.</translation>
    </message>
    <message>
        <source>USBが見つかりません。さしてから［もう一度さがす］を押してください。</source>
        <extracomment>Printing on a stick: there is none</extracomment>
        <translation>No USB stick was found. Plug one in and press “Search again”.</translation>
    </message>
    <message>
        <source>もう一度さがす</source>
        <extracomment>Printing on a stick: looks for sticks again</extracomment>
        <translation>Search again</translation>
    </message>
    <message>
        <source>パスワード&#x3000;%1</source>
        <extracomment>Printing on a stick: %1 password that opens the file</extracomment>
        <translation>Password %1</translation>
    </message>
</context>
<context>
    <name>PrintWords</name>
    <message>
        <source>電源・ケーブル・Wi-Fiを見てください。つながれば 自動で刷ります</source>
        <extracomment>Remedy: the printer does not answer</extracomment>
        <translation>Check power, cable and Wi-Fi. It prints by itself once it is connected</translation>
    </message>
    <message>
        <source>紙を取りのぞくと つづきを刷ります。足りない紙は［何ページ目から］で刷り直せます</source>
        <extracomment>Remedy: a jam; half-printed sheets are to be thrown away</extracomment>
        <translation>Remove the paper and it goes on. Print missing sheets again with “From which page?”</translation>
    </message>
    <message>
        <source>ふたとトレイを しめると つづきを刷ります</source>
        <extracomment>Remedy: a cover or a tray is open</extracomment>
        <translation>Close cover and trays and it goes on</translation>
    </message>
    <message>
        <source>A4の紙を入れると つづきを刷ります</source>
        <extracomment>Remedy: no paper</extracomment>
        <translation>Put in A4 paper and it goes on</translation>
    </message>
    <message>
        <source>取りかえると つづきを刷ります。なければ 別のプリンタか［PDFをUSBへ］</source>
        <extracomment>Remedy: no toner or ink</extracomment>
        <translation>Replace it and it goes on. Without a new one: another printer or “PDF to USB”</translation>
    </message>
    <message>
        <source>出てきた紙を 取ってください</source>
        <extracomment>Remedy: the output tray is full</extracomment>
        <translation>Take the printed sheets out</translation>
    </message>
    <message>
        <source>プリンタの画面で 印刷を再開してください</source>
        <extracomment>Remedy: somebody stopped the printer at its panel</extracomment>
        <translation>Resume printing at the printer’s panel</translation>
    </message>
    <message>
        <source>プリンタの画面を見てください。なおらなければ 別のプリンタか［PDFをUSBへ］</source>
        <extracomment>Remedy: the printer has some other problem</extracomment>
        <translation>Look at the printer’s panel. If it does not help: another printer or “PDF to USB”</translation>
    </message>
    <message>
        <source>入所者名簿（五十音順）</source>
        <extracomment>List: everybody at the shelter in kana order</extracomment>
        <translation>People here (by kana)</translation>
    </message>
    <message>
        <source>入所者名簿（町会・丁目ごと）</source>
        <extracomment>List: everybody at the shelter, by district</extracomment>
        <translation>People here (by district)</translation>
    </message>
    <message>
        <source>閲覧用名簿（公開してよい人）</source>
        <extracomment>List: people who said that others may be told</extracomment>
        <translation>Public list (who agreed)</translation>
    </message>
    <message>
        <source>安否確認表（要支援者）</source>
        <extracomment>List: people of the roster whom nobody has seen yet</extracomment>
        <translation>Roster people not seen yet</translation>
    </message>
    <message>
        <source>要望・対応待ちの一覧</source>
        <extracomment>List: what people wait for</extracomment>
        <translation>Needs that wait</translation>
    </message>
    <message>
        <source>避難者カード（手書き用・白紙）</source>
        <extracomment>Blank cards to be written by hand</extracomment>
        <translation>Evacuee cards (blank)</translation>
    </message>
    <message>
        <source>整理券</source>
        <extracomment>Sheets of numbered slips</extracomment>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>つながっています</source>
        <extracomment>State of a printer: ready</extracomment>
        <translation>connected</translation>
    </message>
    <message>
        <source>プリンタに つながりません</source>
        <extracomment>State of a printer: it does not answer</extracomment>
        <translation>The printer does not answer</translation>
    </message>
    <message>
        <source>紙が つまっています</source>
        <extracomment>State of a printer</extracomment>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>ふたか トレイが あいています</source>
        <extracomment>State of a printer</extracomment>
        <translation>A cover or tray is open</translation>
    </message>
    <message>
        <source>紙が ありません</source>
        <extracomment>State of a printer</extracomment>
        <translation>Out of paper</translation>
    </message>
    <message>
        <source>トナー・インクが ありません</source>
        <extracomment>State of a printer</extracomment>
        <translation>Out of toner or ink</translation>
    </message>
    <message>
        <source>紙の出口が いっぱいです</source>
        <extracomment>State of a printer</extracomment>
        <translation>The output tray is full</translation>
    </message>
    <message>
        <source>プリンタが 止められています</source>
        <extracomment>State of a printer</extracomment>
        <translation>The printer is paused</translation>
    </message>
    <message>
        <source>プリンタが 止まっています</source>
        <extracomment>State of a printer</extracomment>
        <translation>The printer has stopped</translation>
    </message>
    <message>
        <source>印刷が 終わりました（%1枚）</source>
        <extracomment>The job is done; %1 sheets</extracomment>
        <translation>Printed (%1 sheets)</translation>
    </message>
    <message>
        <source>プリンタが 受けつけませんでした</source>
        <extracomment>The printer refused the job</extracomment>
        <translation>The printer refused it</translation>
    </message>
    <message>
        <source>印刷は 取り消されました</source>
        <extracomment>The job was cancelled, here or at the printer</extracomment>
        <translation>The print was cancelled</translation>
    </message>
    <message>
        <source>刷り直すには［何ページ目から］か、一覧から もう一度</source>
        <extracomment>What to do after a cancelled job</extracomment>
        <translation>To print again: “From which page?”, or choose the list once more</translation>
    </message>
    <message>
        <source>印刷しています %1/%2枚</source>
        <extracomment>%1 of %2 sheets came out</extracomment>
        <translation>Printing %1/%2</translation>
    </message>
    <message>
        <source>プリンタの順番を 待っています（%1枚）</source>
        <translation>Waiting for the printer (%1 sheets)</translation>
    </message>
    <message>
        <source>印刷しています（%1枚）</source>
        <extracomment>%1 sheets are being printed</extracomment>
        <translation>Printing (%1 sheets)</translation>
    </message>
    <message>
        <source>プリンタが 見つかりません</source>
        <extracomment>The chosen printer is there no more</extracomment>
        <translation>The printer is not there</translation>
    </message>
    <message>
        <source>［変える］で プリンタを さがすか、［PDFをUSBへ］</source>
        <translation>Look for a printer with “Change”, or “PDF to USB”</translation>
    </message>
    <message>
        <source>いまは 印刷できません</source>
        <extracomment>The printer takes no jobs, or the roster is sealed</extracomment>
        <translation>It cannot be printed now</translation>
    </message>
    <message>
        <source>プリンタが受けつけていないか、名簿に封がしてあります</source>
        <translation>The printer takes no jobs, or the roster is sealed</translation>
    </message>
    <message>
        <source>印刷できませんでした</source>
        <extracomment>Could not be printed: the record could not be saved, or the spooler does not run</extracomment>
        <translation>It was not printed</translation>
    </message>
    <message>
        <source>もう一度 ためすか、［PDFをUSBへ］</source>
        <translation>Try again, or “PDF to USB”</translation>
    </message>
    <message>
        <source>USBに書けませんでした</source>
        <extracomment>The stick is full, gone or cannot be written</extracomment>
        <translation>The USB stick could not be written</translation>
    </message>
    <message>
        <source>USBの空きと さしこみを見て、もう一度 ためしてください</source>
        <translation>Check its free space and that it is plugged in, and try again</translation>
    </message>
</context>
<context>
    <name>QuestionCards</name>
    <message>
        <source>姓</source>
        <extracomment>Names of the fields of a person, as they stand in a heading</extracomment>
        <translation>Family name</translation>
    </message>
    <message>
        <source>名</source>
        <translation>Given name</translation>
    </message>
    <message>
        <source>姓の読み</source>
        <translation>Reading of the family name</translation>
    </message>
    <message>
        <source>名の読み</source>
        <translation>Reading of the given name</translation>
    </message>
    <message>
        <source>通称名</source>
        <translation>Other name</translation>
    </message>
    <message>
        <source>性別</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>生年月日</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>年代</source>
        <translation>Age group</translation>
    </message>
    <message>
        <source>年齢</source>
        <translation>Age</translation>
    </message>
    <message>
        <source>住所</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>町丁目</source>
        <translation>Town block</translation>
    </message>
    <message>
        <source>町会</source>
        <translation>Neighbourhood association</translation>
    </message>
    <message>
        <source>宛名番号</source>
        <translation>Resident number</translation>
    </message>
    <message>
        <source>部屋</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>特徴</source>
        <translation>Features</translation>
    </message>
    <message>
        <source>備考</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>親族への安否の公開</source>
        <translation>Telling relatives</translation>
    </message>
    <message>
        <source>知人への安否の公開</source>
        <translation>Telling acquaintances</translation>
    </message>
    <message>
        <source>ほかの人への安否の公開</source>
        <translation>Telling others</translation>
    </message>
    <message>
        <source>居場所を知らせない</source>
        <translation>Do not disclose</translation>
    </message>
    <message>
        <source>まちがい登録</source>
        <translation>Recorded by mistake</translation>
    </message>
    <message>
        <source>受付番号</source>
        <translation>List number</translation>
    </message>
    <message>
        <source>整理券</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>Head count</translation>
    </message>
    <message>
        <source>世帯番号</source>
        <translation>Household number</translation>
    </message>
    <message>
        <source>急ぐ人の数</source>
        <translation>Urgent people</translation>
    </message>
    <message>
        <source>%1が食いちがっています</source>
        <extracomment>Heading of a question: %1 is the field two tablets disagree about</extracomment>
        <translation>%1: different answers</translation>
    </message>
    <message>
        <source>世帯の%1が食いちがっています</source>
        <translation>Household, %1: different answers</translation>
    </message>
    <message>
        <source>居どころが食いちがっています</source>
        <translation>Where somebody is: different answers</translation>
    </message>
    <message>
        <source>人数のみの人の居どころが食いちがっています</source>
        <translation>Where counted people are: different answers</translation>
    </message>
    <message>
        <source>どの世帯の人かが食いちがっています</source>
        <translation>Which household: different answers</translation>
    </message>
    <message>
        <source>避難所の状態が食いちがっています</source>
        <translation>State of the shelter: different answers</translation>
    </message>
    <message>
        <source>同じ人かもしれません</source>
        <translation>Perhaps the same person</translation>
    </message>
    <message>
        <source>名簿の人と同じ人かが食いちがっています</source>
        <translation>Same as a person on the roster: different answers</translation>
    </message>
    <message>
        <source>名簿の人の安否が食いちがっています</source>
        <translation>Safety of a person on the roster: different answers</translation>
    </message>
    <message>
        <source>はい</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>いいえ</source>
        <translation>No</translation>
    </message>
    <message>
        <source>%1人</source>
        <extracomment>%1 people</extracomment>
        <translation>%1 people</translation>
    </message>
    <message>
        <source>閉鎖</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>準備中</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>開設</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>混雑</source>
        <translation>Crowded</translation>
    </message>
    <message>
        <source>満員</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>同じ人</source>
        <translation>Same person</translation>
    </message>
    <message>
        <source>別の人</source>
        <translation>Different people</translation>
    </message>
    <message>
        <source>無事</source>
        <translation>Safe</translation>
    </message>
    <message>
        <source>避難済</source>
        <translation>Evacuated</translation>
    </message>
    <message>
        <source>不在</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>要救助</source>
        <translation>Needs rescue</translation>
    </message>
    <message>
        <source>けが</source>
        <translation>Injured</translation>
    </message>
    <message>
        <source>死亡</source>
        <translation>Deceased</translation>
    </message>
    <message>
        <source>「はい」として あつかっています。「いいえ」にするのは 本部です</source>
        <translation>Treated as “yes”. Only headquarters can make it “no”.</translation>
    </message>
    <message>
        <source>ひとり</source>
        <translation>Alone</translation>
    </message>
    <message>
        <source>（なし）</source>
        <extracomment>A value that says there is none</extracomment>
        <translation>(none)</translation>
    </message>
    <message>
        <source>ほかの世帯</source>
        <translation>Another household</translation>
    </message>
    <message>
        <source>本部</source>
        <extracomment>Where something was said</extracomment>
        <translation>HQ</translation>
    </message>
    <message>
        <source>【ちがう】</source>
        <extracomment>Behind a line that is another one in the other record</extracomment>
        <translation>[differs]</translation>
    </message>
    <message>
        <source>「別の人」と決めた組があるため、まとめていません。本部に聞いてください</source>
        <translation>Not merged: another pair was decided to be different people. Ask headquarters.</translation>
    </message>
    <message>
        <source>まとめても元の記録は残ります。決まるまで 2人と数えます</source>
        <translation>Merging keeps both records. Until it is decided they count as two people.</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>%1（いま表示中）</source>
        <extracomment>%1 who said so and when: what is shown until somebody decides</extracomment>
        <translation>%1 (shown now)</translation>
    </message>
    <message>
        <source>こちらが正しい</source>
        <extracomment>Question: this side of it is right</extracomment>
        <translation>This is right</translation>
    </message>
    <message>
        <source>こちらが正しい: %1</source>
        <extracomment>%1 the value that is right</extracomment>
        <translation>This is right: %1</translation>
    </message>
    <message>
        <source>同じ人（まとめる・あとで戻せます）</source>
        <extracomment>Question: the two records are one person</extracomment>
        <translation>Same person (merge; can be undone)</translation>
    </message>
    <message>
        <source>別の人</source>
        <extracomment>Question: the two records are two people</extracomment>
        <translation>Different people</translation>
    </message>
</context>
<context>
    <name>QuestionsPage</name>
    <message>
        <source>確かめてください&#x3000;%1件</source>
        <extracomment>Questions page: heading, %1 how many are open</extracomment>
        <translation>Please check: %1</translation>
    </message>
    <message>
        <source>確かめることは ありません</source>
        <extracomment>Questions page: heading when none is open</extracomment>
        <translation>Nothing to check</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>QuickAddPage</name>
    <message>
        <source>この世帯に人を足す</source>
        <extracomment>Quick add: one more person for a household</extracomment>
        <translation>Add a person to this household</translation>
    </message>
    <message>
        <source>名簿にない人&#x3000;1人目（代表）</source>
        <extracomment>Quick add: the first person of a household</extracomment>
        <translation>Not listed: person 1 (head)</translation>
    </message>
    <message>
        <source>名簿にない人&#x3000;%1人目</source>
        <extracomment>Quick add: %1 number of the person within the household</extracomment>
        <translation>Not listed: person %1</translation>
    </message>
    <message>
        <source>要るのは「姓のかな」だけ。ほかは あとで入れられます。</source>
        <extracomment>Quick add: only the family name in kana is wanted</extracomment>
        <translation>Only the family name in kana is needed. The rest can follow.</translation>
    </message>
    <message>
        <source>整理券 %1</source>
        <extracomment>%1 token number handed to the household</extracomment>
        <translation>Slip %1</translation>
    </message>
    <message>
        <source>姓</source>
        <extracomment>Field: family name</extracomment>
        <translation>Family</translation>
    </message>
    <message>
        <source>名</source>
        <extracomment>Field: given name</extracomment>
        <translation>Given</translation>
    </message>
    <message>
        <source>男</source>
        <extracomment>Sex</extracomment>
        <translation>Male</translation>
    </message>
    <message>
        <source>女</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>答えない</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>0才</source>
        <extracomment>Age bands in years</extracomment>
        <translation>0</translation>
    </message>
    <message>
        <source>1〜5</source>
        <translation>1–5</translation>
    </message>
    <message>
        <source>6〜12</source>
        <translation>6–12</translation>
    </message>
    <message>
        <source>13〜17</source>
        <translation>13–17</translation>
    </message>
    <message>
        <source>18〜39</source>
        <translation>18–39</translation>
    </message>
    <message>
        <source>40〜64</source>
        <translation>40–64</translation>
    </message>
    <message>
        <source>65〜74</source>
        <translation>65–74</translation>
    </message>
    <message>
        <source>75〜</source>
        <translation>75+</translation>
    </message>
    <message>
        <source>生年月日を入れる</source>
        <extracomment>Opens the page for the date of birth</extracomment>
        <translation>Enter date of birth</translation>
    </message>
    <message>
        <source>町丁目をえらぶ</source>
        <extracomment>Opens the choice of towns</extracomment>
        <translation>Choose a district</translation>
    </message>
    <message>
        <source>町丁目 %1</source>
        <extracomment>%1 the town chosen; empty for none</extracomment>
        <translation>District %1</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>家族 %1人を見る・足す</source>
        <extracomment>Quick add: to the list of the family; %1 people</extracomment>
        <translation>See or add family (%1)</translation>
    </message>
    <message>
        <source>＋ 家族を足す（姓・町丁目は同じ）</source>
        <extracomment>Quick add: adds members of the family; family name and town are copied</extracomment>
        <translation>+ family (same family name and district)</translation>
    </message>
    <message>
        <source>世帯に足す</source>
        <extracomment>Quick add: hands the person over to the household page</extracomment>
        <translation>Add to household</translation>
    </message>
    <message>
        <source>%1人を受付する</source>
        <extracomment>Quick add: registers everybody typed so far; %1 people</extracomment>
        <translation>Receive %1</translation>
    </message>
    <message>
        <source>カードの氏名: %1。読みのかなを入れてください。</source>
        <extracomment>Quick add: %1 name as written on the card; its reading is to be typed</extracomment>
        <translation>Name on the card: %1. Type its reading in kana.</translation>
    </message>
    <message>
        <source>わかっていることを直す</source>
        <extracomment>Quick add: what is known of somebody is corrected</extracomment>
        <translation>Correct what is known</translation>
    </message>
    <message>
        <source>直した内容にする</source>
        <extracomment>Quick add: takes over what was corrected of somebody</extracomment>
        <translation>Take over</translation>
    </message>
    <message>
        <source>%1人を名簿にする</source>
        <translation>Name %1</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>お名前は？&#x3000;姓のかなの行を押します</source>
        <extracomment>Reception: nothing typed yet; the household is found by the rows of its name&apos;s kana</extracomment>
        <translation>What is your name? Press the row of the family name</translation>
    </message>
    <message>
        <source>名へ｜</source>
        <extracomment>Key: what follows is the given name</extracomment>
        <translation>Given name ｜</translation>
    </message>
    <message>
        <source>１字消す</source>
        <extracomment>Key: removes the last character</extracomment>
        <translation>Erase</translation>
    </message>
    <message>
        <source>全消し</source>
        <extracomment>Key: removes everything typed</extracomment>
        <translation>Clear</translation>
    </message>
    <message>
        <source>行キー</source>
        <extracomment>Key: changes between ten row keys and the whole kana table</extracomment>
        <translation>Row keys</translation>
    </message>
    <message>
        <source>五十音</source>
        <translation>Kana table</translation>
    </message>
    <message>
        <source>人数だけ
登録</source>
        <translation>Head count
only</translation>
    </message>
    <message>
        <source>名簿にない
人を登録</source>
        <translation>Register
new person</translation>
    </message>
    <message>
        <source>ホーム</source>
        <extracomment>Goes to the first page</extracomment>
        <translation>Home</translation>
    </message>
    <message>
        <source>QR・カード
をかざす</source>
        <extracomment>Reception: opens the page with the camera picture and the digits of a card</extracomment>
        <translation>QR code
or card</translation>
    </message>
    <message>
        <source>さがしています</source>
        <extracomment>Reception: codes and cards are read without pressing anything</extracomment>
        <translation>Looking it up</translation>
    </message>
    <message>
        <source>読み取りはいつでも有効（この画面で待ち受け中）</source>
        <translation>Codes and cards are read at any time</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>本部へ報告&#x3000;%1</source>
        <extracomment>Report to headquarters: heading; %1 number and time</extracomment>
        <translation>Report to HQ  %1</translation>
    </message>
    <message>
        <source>わかったところだけ押す。</source>
        <extracomment>Report to headquarters: how it works</extracomment>
        <translation>Only changes</translation>
    </message>
    <message>
        <source>%1 の値を薄く表示。変わったところだけ押す。</source>
        <translation>%1 stands pale. Press only what changed.</translation>
    </message>
    <message>
        <source>人数（自動） 在所 %1&#x3000;うち人数のみ %2&#x3000;外出 %3</source>
        <extracomment>Report to headquarters: the numbers that go by themselves</extracomment>
        <translation>People (sent by itself): inside %1, counted only %2, out %3</translation>
    </message>
    <message>
        <source>本部に知らせたいことを書きます</source>
        <extracomment>Report to headquarters: nothing is written yet</extracomment>
        <translation>Write what HQ should know</translation>
    </message>
    <message>
        <source>トイレ</source>
        <extracomment>Report to headquarters: toilets that can be used</extracomment>
        <translation>Toilets</translation>
    </message>
    <message>
        <source>使えるトイレを1つへらす</source>
        <extracomment>One toilet less</extracomment>
        <translation>One usable toilet less</translation>
    </message>
    <message>
        <source>%1基</source>
        <extracomment>%1 toilets</extracomment>
        <translation>%1</translation>
    </message>
    <message>
        <source>使えるトイレを1つふやす</source>
        <extracomment>One toilet more</extracomment>
        <translation>One usable toilet more</translation>
    </message>
    <message>
        <source>足りない物（上位5つ・数）</source>
        <extracomment>Report to headquarters: goods the shelter lacks</extracomment>
        <translation>What is lacking (five at most, with numbers)</translation>
    </message>
    <message>
        <source>足りない物&#x3000;%1品目</source>
        <extracomment>Report to headquarters: %1 kinds of goods are lacking; opens them</extracomment>
        <translation>Lacking: %1 goods</translation>
    </message>
    <message>
        <source>いくつ足りませんか</source>
        <extracomment>Report to headquarters: how many are lacking</extracomment>
        <translation>How many are lacking?</translation>
    </message>
    <message>
        <source>何が足りませんか</source>
        <extracomment>Report to headquarters: choose a kind of goods</extracomment>
        <translation>What is lacking?</translation>
    </message>
    <message>
        <source>急ぎ（すぐ送ります）</source>
        <extracomment>Report to headquarters: buttons that tell it at once</extracomment>
        <translation>Urgent (sent at once)</translation>
    </message>
    <message>
        <source>自由記入 [押して書く]</source>
        <extracomment>Report to headquarters: opens the kana pad; %1 what was written</extracomment>
        <translation>Remarks [press to write]</translation>
    </message>
    <message>
        <source>自由記入: %1</source>
        <translation>Remarks: %1</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>変更 %1か所</source>
        <extracomment>Report to headquarters: %1 things changed since the last one</extracomment>
        <translation>%1 changes</translation>
    </message>
    <message>
        <source>「変わりなし」を送る</source>
        <extracomment>Report to headquarters: sends it; with nothing changed it says so</extracomment>
        <translation>Send &quot;no change&quot;</translation>
    </message>
    <message>
        <source>本部へ送る</source>
        <translation>Send to HQ</translation>
    </message>
</context>
<context>
    <name>RoomPanel</name>
    <message>
        <source>体育館</source>
        <extracomment>Kinds of rooms in a shelter</extracomment>
        <translation>Gym</translation>
    </message>
    <message>
        <source>教室</source>
        <translation>Classroom</translation>
    </message>
    <message>
        <source>保健室</source>
        <translation>Sickroom</translation>
    </message>
    <message>
        <source>和室</source>
        <translation>Tatami room</translation>
    </message>
    <message>
        <source>場所を入れてください</source>
        <extracomment>Sets where somebody is: nothing said yet</extracomment>
        <translation>Choose a place</translation>
    </message>
    <message>
        <source>「%1」にする</source>
        <extracomment>%1 the room that is set</extracomment>
        <translation>Set &quot;%1&quot;</translation>
    </message>
</context>
<context>
    <name>RowPad</name>
    <message>
        <source>%1の行の文字</source>
        <extracomment>Says what a row key does; %1 is the first kana of the row.</extracomment>
        <translation>Letters of row %1</translation>
    </message>
</context>
<context>
    <name>ScanPage</name>
    <message>
        <source>QRコード</source>
        <extracomment>Scan page: heading over what the camera sees</extracomment>
        <translation>QR code</translation>
    </message>
    <message>
        <source>カメラの画像</source>
        <extracomment>Scan page: name of the camera picture for screen readers</extracomment>
        <translation>Camera picture</translation>
    </message>
    <message>
        <source>事前登録のコードか 整理券を、四角いもようが 全部見えるように かざしてください</source>
        <extracomment>Scan page: what to hold before the camera</extracomment>
        <translation>Hold up a pre-registration code or a token so that the whole square can be seen</translation>
    </message>
    <message>
        <source>マイナンバーカード（個人番号は読みません）</source>
        <extracomment>Scan page: heading over the digits of the card</extracomment>
        <translation>My Number card (number is not read)</translation>
    </message>
    <message>
        <source>生年月日</source>
        <extracomment>Digits printed on the card: date of birth</extracomment>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>券面どおり 年・月・日を2けたずつ</source>
        <extracomment>How the date of birth is typed: two digits each</extracomment>
        <translation>As printed: YY MM DD</translation>
    </message>
    <message>
        <source>有効期限の年</source>
        <extracomment>Digits printed on the card: year of expiry</extracomment>
        <translation>Year of expiry</translation>
    </message>
    <message>
        <source>西暦4けた</source>
        <translation>Four digits</translation>
    </message>
    <message>
        <source>セキュリティコード</source>
        <extracomment>Digits printed on the card: security code</extracomment>
        <translation>Security code</translation>
    </message>
    <message>
        <source>顔写真の下の4けた</source>
        <translation>Below the photo</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>お名前でさがす</source>
        <extracomment>Scan page: goes on without a code or a card</extracomment>
        <translation>Search by name</translation>
    </message>
</context>
<context>
    <name>ScanWords</name>
    <message>
        <source>コードの一部が読めませんでした。もう一度かざすか、お名前でさがしてください</source>
        <translation>Part of the code could not be read. Hold it up again, or search by name</translation>
    </message>
    <message>
        <source>新しい形式のコードで、この端末では読めません。お名前でさがしてください</source>
        <translation>The code has a newer form that this tablet cannot read. Search by name</translation>
    </message>
    <message>
        <source>コードの中身が正しくありません。お名前でさがしてください</source>
        <translation>What the code says cannot be right. Search by name</translation>
    </message>
    <message>
        <source>受付で使うコードではありません。お名前でさがしてください</source>
        <translation>Not a code for reception. Search by name</translation>
    </message>
    <message>
        <source>担当者のバッジです。避難した人のコードをかざしてください</source>
        <translation>This is a staff badge. Hold up the code of the people who came</translation>
    </message>
    <message>
        <source>端末の登録コードです。受付では使いません</source>
        <translation>This is an enrolment code for tablets. It is not used here</translation>
    </message>
    <message>
        <source>となりの端末のコードです。「隣の端末とつなぐ」の画面で使います</source>
        <translation>This is another tablet’s code. It is used on the page for tablets nearby</translation>
    </message>
    <message>
        <source>印刷した一覧のコードです。受付では使いません</source>
        <translation>This is the code of a printed list. It is not used here</translation>
    </message>
    <message>
        <source>整理券 %1 は %2のものです。ここではお名前でさがしてください</source>
        <extracomment>%1 token number, %2 shelter</extracomment>
        <translation>Token %1 is of %2. Search by name here</translation>
    </message>
    <message>
        <source>整理券 %1 の世帯は この端末にまだありません。お名前でさがすか、人数だけ登録してください</source>
        <extracomment>%1 token number</extracomment>
        <translation>No household with token %1 is on this tablet yet. Search by name, or take a head count</translation>
    </message>
    <message>
        <source>整理券 %1 は使用ずみです。べつの券をわたしてください</source>
        <extracomment>%1 token number</extracomment>
        <translation>Token %1 is taken. Hand over another one</translation>
    </message>
    <message>
        <source>先に この世帯を受付してください</source>
        <translation>Register this household first</translation>
    </message>
    <message>
        <source>この読み取り機は 漢字やかなを送れません。カメラでかざすか、お名前でさがしてください</source>
        <translation>This scanner cannot send kanji and kana. Use the camera, or search by name</translation>
    </message>
    <message>
        <source>カードを読むしくみが動いていません。カードなしで受付できます</source>
        <translation>The card service is not running. Reception works without cards</translation>
    </message>
    <message>
        <source>カード読み取り機が つながっていません。カードなしで受付できます</source>
        <translation>No card reader is connected. Reception works without cards</translation>
    </message>
    <message>
        <source>マイナンバーカードを 読み取り機にのせてください</source>
        <translation>Lay a My Number card on the reader</translation>
    </message>
    <message>
        <source>カードの表を見て、数字を順に押してください。1けたの年・月・日は 0 を付けます</source>
        <translation>Type the digits on the card’s face in order; put a 0 before a single digit</translation>
    </message>
    <message>
        <source>カードを読んでいます。そのまま 待ってください</source>
        <translation>Reading the card. Leave it there</translation>
    </message>
    <message>
        <source>生年月日に ない月日があります。はじめから押し直してください</source>
        <translation>There is no such month or day. Type the digits again</translation>
    </message>
    <message>
        <source>カードがありません。のせ直すか、カードなしで受付してください</source>
        <translation>There is no card. Lay it down again, or go on without it</translation>
    </message>
    <message>
        <source>マイナンバーカードではないカードです。カードなしで受付してください</source>
        <translation>Not a My Number card. Go on without it</translation>
    </message>
    <message>
        <source>カードの数字とちがいます。カードの表を見て 押し直してください（まちがえられるのは あと%1回）</source>
        <extracomment>%1 mistakes that are left before the card is blocked</extracomment>
        <translation>The digits differ from the card. Look at its face and type them again (mistakes left: %1)</translation>
    </message>
    <message>
        <source>あと1回まちがえると カードが使えなくなるので、読みません。カードなしで受付してください</source>
        <translation>One more mistake would block the card, so it is not read. Go on without it</translation>
    </message>
    <message>
        <source>このカードは まちがいが続いて 読めなくなっています（役所の窓口で直せます）。カードなしで受付してください</source>
        <translation>This card is blocked after too many mistakes (the municipal office can reset it). Go on without it</translation>
    </message>
    <message>
        <source>読んでいるとちゅうで カードがはなれました。もう一度のせるか、カードなしで受付してください</source>
        <translation>The card was taken away while it was being read. Lay it down again, or go on without it</translation>
    </message>
    <message>
        <source>カードを読めませんでした。のせ直すか、カードなしで受付してください</source>
        <translation>The card could not be read. Lay it down again, or go on without it</translation>
    </message>
    <message>
        <source>この端末に カメラはありません。読み取り機でかざしてください</source>
        <translation>This tablet has no camera. Use a scanner</translation>
    </message>
    <message>
        <source>カメラが使えません。読み取り機でかざすか、お名前でさがしてください</source>
        <translation>The camera cannot be used. Use a scanner, or search by name</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>文字の大きさ</source>
        <extracomment>Settings: size of all text</extracomment>
        <translation>Text size</translation>
    </message>
    <message>
        <source>ふつう</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>画面</source>
        <extracomment>Settings: colours of the screen</extracomment>
        <translation>Screen</translation>
    </message>
    <message>
        <source>昼</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>自動（18〜6時は夜）</source>
        <translation>Auto (night 18–6)</translation>
    </message>
    <message>
        <source>夜</source>
        <translation>Night</translation>
    </message>
    <message>
        <source>利き手</source>
        <extracomment>Settings: the hand that presses what decides</extracomment>
        <translation>Hand</translation>
    </message>
    <message>
        <source>右</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>左（決めるボタンが左）</source>
        <translation>Left (decides at left)</translation>
    </message>
    <message>
        <source>手袋モード</source>
        <extracomment>Settings: larger keys for gloved hands</extracomment>
        <translation>Gloves</translation>
    </message>
    <message>
        <source>なし</source>
        <translation>No</translation>
    </message>
    <message>
        <source>あり（1.25倍）</source>
        <translation>Yes (1.25×)</translation>
    </message>
    <message>
        <source>未操作で隠す</source>
        <extracomment>Settings: the screen hides itself when nobody touches it</extracomment>
        <translation>Hide when idle</translation>
    </message>
    <message>
        <source>30秒</source>
        <translation>30 s</translation>
    </message>
    <message>
        <source>1分</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>3分</source>
        <translation>3 min</translation>
    </message>
    <message>
        <source>担当が本部から届くまで、画面は隠れません。</source>
        <extracomment>Settings: there is nobody to ask who they are</extracomment>
        <translation>Nothing is hidden until HQ has named staff.</translation>
    </message>
    <message>
        <source>%1&#x3000;%2&#x3000;住民名簿 %3人&#x3000;端末をなくしたら 本部に電話して止めてもらう</source>
        <extracomment>Settings: %1 shelter, %2 tablet, %3 people in the register</extracomment>
        <translation>%1  %2  residents&apos; register: %3. A lost tablet: telephone HQ to have it stopped</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>実寸あわせ（カードで調整）</source>
        <extracomment>Settings: opens the outline of a card</extracomment>
        <translation>True size (with a card)</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
</context>
<context>
    <name>ShelterPage</name>
    <message>
        <source>この端末は まだ登録されていません</source>
        <extracomment>Header while the tablet belongs to no shelter yet</extracomment>
        <translation>This tablet is not enrolled yet</translation>
    </message>
</context>
<context>
    <name>StayOptions</name>
    <message>
        <source>居どころ</source>
        <extracomment>Where the household stays</extracomment>
        <translation>Stays</translation>
    </message>
    <message>
        <source>避難所の中</source>
        <extracomment>Where the household stays: in the shelter / in the car / in a tent / at home, comes for supplies only</extracomment>
        <translation>in the shelter</translation>
    </message>
    <message>
        <source>車の中</source>
        <translation>in a car</translation>
    </message>
    <message>
        <source>テント</source>
        <translation>in a tent</translation>
    </message>
    <message>
        <source>自宅（物資だけ）</source>
        <translation>at home (supplies only)</translation>
    </message>
    <message>
        <source>安否の公開</source>
        <extracomment>May we tell people who ask that they are here?</extracomment>
        <translation>Tell who asks</translation>
    </message>
    <message>
        <source>する</source>
        <extracomment>Yes, tell people who ask</extracomment>
        <translation>Yes</translation>
    </message>
    <message>
        <source>しない</source>
        <extracomment>No, tell nobody</extracomment>
        <translation>No</translation>
    </message>
    <message>
        <source>聞くまでは公開しません</source>
        <extracomment>As long as nobody asked, nothing is disclosed</extracomment>
        <translation>Nothing is told until asked</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>同期の状況</source>
        <extracomment>Sync page: heading</extracomment>
        <translation>Sync</translation>
    </message>
    <message>
        <source>形の意味:&#x3000;○ 本部の確認ずみ&#x3000;&#x3000;△ 未送信あり（この端末に保存ずみ）&#x3000;&#x3000;▲ 30分より長く未送信&#x3000;&#x3000;■ 送れない・対応が要る&#x3000;&#x3000;？ わからない</source>
        <extracomment>Sync page: what the shapes mean</extracomment>
        <translation>Shapes: ○ confirmed by HQ   △ unsent (saved on this tablet)   ▲ unsent for more than 30 min   ■ cannot be sent, act   ? not known</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>ホーム</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>USBで運ぶ・読み込む</source>
        <extracomment>Sync page: to the page that writes and reads USB sticks</extracomment>
        <translation>Carry or read by USB</translation>
    </message>
    <message>
        <source>隣の端末とつなぐ</source>
        <extracomment>Sync page: to the page that connects two tablets by hand</extracomment>
        <translation>Connect to a tablet nearby</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>■ 保存できません</source>
        <extracomment>The tablet&apos;s disk is full or damaged.</extracomment>
        <translation>■ Cannot save</translation>
    </message>
    <message>
        <source>空き容量がないか、記憶装置がこわれています。紙に書いてください</source>
        <extracomment>What to do when the tablet cannot save.</extracomment>
        <translation>No free space, or the storage is damaged. Write on paper</translation>
    </message>
    <message>
        <source>○ 保存した記録はまだありません</source>
        <translation>○ No record saved yet</translation>
    </message>
    <message>
        <source>○ 保存 %1件</source>
        <extracomment>%1 number of records on this tablet</extracomment>
        <translation>○ %1 saved</translation>
    </message>
    <message>
        <source>最後 %1</source>
        <extracomment>%1 time of the last record</extracomment>
        <translation>last %1</translation>
    </message>
    <message>
        <source>最後に本部が取り込んだ %1</source>
        <extracomment>%1 time when HQ last confirmed that it has our records</extracomment>
        <translation>HQ last took in at %1</translation>
    </message>
    <message>
        <source>■ 本部が受けつけない %1件</source>
        <extracomment>%1 records refused by HQ</extracomment>
        <translation>■ %1 refused by HQ</translation>
    </message>
    <message>
        <source>▲ 本部に止められた端末です</source>
        <extracomment>HQ has stopped this tablet.</extracomment>
        <translation>▲ HQ has stopped this tablet</translation>
    </message>
    <message>
        <source>？ 送ったが返事なし %1件・保存済み</source>
        <extracomment>%1 records were sent, HQ has not answered</extracomment>
        <translation>? %1 sent, no answer; saved</translation>
    </message>
    <message>
        <source>▲ 未送信 %1件（最古 %2）・保存済み</source>
        <extracomment>%1 records not yet at HQ, %2 time of the oldest</extracomment>
        <translation>▲ %1 unsent (oldest %2); saved</translation>
    </message>
    <message>
        <source>△ 未送信 %1件・保存済み</source>
        <extracomment>%1 records not yet at HQ; they are safe on this tablet</extracomment>
        <translation>△ %1 unsent; saved</translation>
    </message>
    <message>
        <source>○ 本部まで届いた %1</source>
        <extracomment>Everything is at HQ, and HQ is heard right now; %1 time</extracomment>
        <translation>○ Reached HQ %1</translation>
    </message>
    <message>
        <source>？ 最後に一致 %1</source>
        <extracomment>%1 time when tablet and HQ last held the same</extracomment>
        <translation>? Last equal %1</translation>
    </message>
    <message>
        <source>？ 本部とまだつながっていません</source>
        <extracomment>This tablet has never reached HQ.</extracomment>
        <translation>? Not connected to HQ yet</translation>
    </message>
    <message>
        <source>？ 本部からまだ何も受け取っていません</source>
        <translation>? Nothing received from HQ yet</translation>
    </message>
    <message>
        <source>○ 最後に受け取った %1</source>
        <extracomment>%1 time of the last message from HQ</extracomment>
        <translation>○ Last received %1</translation>
    </message>
    <message>
        <source>？ 最後に受け取った %1</source>
        <extracomment>%1 time; changes at HQ after it are not visible here</extracomment>
        <translation>? Last received %1</translation>
    </message>
    <message>
        <source>これより新しい本部の変更は まだ見えていません</source>
        <translation>Newer changes at HQ are not visible yet</translation>
    </message>
    <message>
        <source>この端末では保存できません。ほかの端末か紙を使ってください。</source>
        <translation>This tablet cannot save. Use another tablet or paper.</translation>
    </message>
    <message>
        <source>本部がこの端末を止めました。記録は消えていません。本部に電話してください。</source>
        <translation>HQ has stopped this tablet. No record is lost. Telephone HQ.</translation>
    </message>
    <message>
        <source>本部が受けつけなかった記録があります。記録は消えていません。本部に電話してください。</source>
        <translation>HQ refused some records. No record is lost. Telephone HQ.</translation>
    </message>
    <message>
        <source>本部とつながっています。</source>
        <translation>Connected to HQ.</translation>
    </message>
    <message>
        <source>本部とつながっていません。つながれば自動で送ります。受付は このまま続けられます。</source>
        <translation>Not connected to HQ. Records are sent by themselves once connected. Reception goes on.</translation>
    </message>
    <message>
        <source>理由: 本部の応答がありません（%1から）。つながれば自動で送ります。受付は このまま続けられます。</source>
        <extracomment>%1 time since when HQ has not been heard</extracomment>
        <translation>Why: HQ does not answer (since %1). Records are sent by themselves once connected. Reception goes on.</translation>
    </message>
    <message>
        <source>？ ほかの端末とつながっていません</source>
        <extracomment>No other tablet of the shelter is connected</extracomment>
        <translation>? No other tablet is connected</translation>
    </message>
    <message>
        <source>ほかの端末に届いたと わかっていない記録 %1件</source>
        <extracomment>%1 records that no other tablet of the shelter is known to have</extracomment>
        <translation>%1 records not known to be on another tablet</translation>
    </message>
    <message>
        <source>、</source>
        <extracomment>Between the names of two tablets</extracomment>
        <translation>, </translation>
    </message>
    <message>
        <source>つながっている端末 %1</source>
        <extracomment>%1 names of the tablets that are connected now</extracomment>
        <translation>Connected: %1</translation>
    </message>
    <message>
        <source>△ ほかの端末に未着 %1件</source>
        <extracomment>%1 records that no other tablet of the shelter has yet</extracomment>
        <translation>△ %1 not on another tablet yet</translation>
    </message>
    <message>
        <source>○ %1台とつながり、どれかに全部あります</source>
        <extracomment>%1 number of tablets; everything recorded here is at one of them at least</extracomment>
        <translation>○ %1 connected, they have everything</translation>
    </message>
    <message>
        <source>本部の予備サーバーに %1件</source>
        <extracomment>%1 records that a second HQ server has</extracomment>
        <translation>%1 on HQ&apos;s second server</translation>
    </message>
    <message>
        <source>本部の予備サーバーなし</source>
        <extracomment>HQ runs on one server</extracomment>
        <translation>HQ has no second server</translation>
    </message>
    <message>
        <source>検証ずみの控えに %1件（%2）</source>
        <extracomment>%1 records in a verified backup of HQ, %2 time of it</extracomment>
        <translation>%1 in a verified backup (%2)</translation>
    </message>
    <message>
        <source>検証ずみの控えの知らせなし</source>
        <extracomment>HQ has said nothing of a backup</extracomment>
        <translation>no word of a verified backup</translation>
    </message>
    <message>
        <source>／</source>
        <extracomment>Between two statements</extracomment>
        <translation> / </translation>
    </message>
    <message>
        <source>？ まだくらべていません（ここに %1件）</source>
        <extracomment>The records of tablet and HQ were never compared since the start; %1 records here</extracomment>
        <translation>? Not compared yet (%1 here)</translation>
    </message>
    <message>
        <source>本部に %1件、ここに %2件</source>
        <extracomment>%1 records at HQ, %2 records here</extracomment>
        <translation>%1 at HQ, %2 here</translation>
    </message>
    <message>
        <source>○ %1、一致 %2</source>
        <translation>○ %1, equal %2</translation>
    </message>
    <message>
        <source>？ %1、最後に一致 %2</source>
        <extracomment>%1 &quot;12 at HQ, 12 here&quot;, %2 time when both were last found equal</extracomment>
        <translation>? %1, last equal %2</translation>
    </message>
    <message>
        <source>△ %1（最後にくらべた %2）</source>
        <extracomment>%1 &quot;10 at HQ, 12 here&quot;, %2 time of the last comparison</extracomment>
        <translation>△ %1 (last compared %2)</translation>
    </message>
    <message>
        <source>%1分</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1時間</source>
        <extracomment>%1 hours</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>▲ この端末の時計が 本部より %1 進んでいます</source>
        <translation>▲ The clock of this tablet is %1 ahead of HQ</translation>
    </message>
    <message>
        <source>▲ この端末の時計が 本部より %1 おくれています</source>
        <translation>▲ The clock of this tablet is %1 behind HQ</translation>
    </message>
    <message>
        <source>記録の時刻は本部の時計に直して数えます。受付は続けられます</source>
        <extracomment>What a wrong clock means</extracomment>
        <translation>Times of records are corrected to HQ&apos;s clock. Reception goes on</translation>
    </message>
</context>
<context>
    <name>TakenRow</name>
    <message>
        <source>1人へらす: %1</source>
        <extracomment>Of counted people one less goes; %1 whom</extracomment>
        <translation>One less: %1</translation>
    </message>
    <message>
        <source>%1人</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>1人ふやす: %1</source>
        <extracomment>Of counted people one more goes; %1 whom</extracomment>
        <translation>One more: %1</translation>
    </message>
    <message>
        <source>外す</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>%1を外す</source>
        <translation>Remove %1</translation>
    </message>
</context>
<context>
    <name>TenKeyPad</name>
    <message>
        <source>消す</source>
        <extracomment>Key: removes the last digit.</extracomment>
        <translation>Delete</translation>
    </message>
    <message>
        <source>次へ</source>
        <extracomment>Key: goes on to month or day.</extracomment>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>TicksPage</name>
    <message>
        <source>どの一覧ですか。紙の「版」の数字を入れるか、下からえらんでください。</source>
        <extracomment>Entering a list: which one; its edition stands on every page</extracomment>
        <translation>Which list? Type the number after 版 on the paper, or choose below.</translation>
    </message>
    <message>
        <source>版</source>
        <extracomment>Entering a list: the number of its edition</extracomment>
        <translation>Edition</translation>
    </message>
    <message>
        <source>この版の一覧は この端末に届いていません。</source>
        <extracomment>Entering a list: none with this edition is known here</extracomment>
        <translation>No list of this edition has arrived on this tablet.</translation>
    </message>
    <message>
        <source>一覧をかえる</source>
        <extracomment>Entering a list: another one than this</extracomment>
        <translation>Other list</translation>
    </message>
    <message>
        <source>ページ</source>
        <extracomment>Entering a list: page</extracomment>
        <translation>Page</translation>
    </message>
    <message>
        <source>行</source>
        <extracomment>Entering a list: row of the page</extracomment>
        <translation>Row</translation>
    </message>
    <message>
        <source>見た時刻: %1 ▶</source>
        <extracomment>Entering a list: when the row was ticked, %1 a time or &quot;now&quot;</extracomment>
        <translation>Seen at: %1 ▶</translation>
    </message>
    <message>
        <source>押すと 前の時刻にかわります</source>
        <translation>Goes to an earlier time</translation>
    </message>
    <message>
        <source>ページ、次へ、行の順に入れると 名前が出ます。名前を 紙と見くらべてから 押してください。</source>
        <extracomment>Entering a list: how it works</extracomment>
        <translation>Type page, Next, row: the name appears. Compare it with the paper before you press.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 what was ticked, %2 whom</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>記録する</source>
        <extracomment>Entering a list: records the word that was chosen by its digit</extracomment>
        <translation>Record</translation>
    </message>
</context>
<context>
    <name>TodoList</name>
    <message>
        <source>ほか %1件 を見る</source>
        <extracomment>Home: %1 more things wait; opens all of them</extracomment>
        <translation>%1 more</translation>
    </message>
</context>
<context>
    <name>TodoPage</name>
    <message>
        <source>やること</source>
        <extracomment>Heading over what waits for somebody</extracomment>
        <translation>To do</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>TodoRow</name>
    <message>
        <source>すてる</source>
        <extracomment>Home: throws a draft away</extracomment>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>TokenChip</name>
    <message>
        <source>整理券 %1</source>
        <extracomment>%1 token number the household holds already</extracomment>
        <translation>Slip %1</translation>
    </message>
    <message>
        <source>整理券 %1 をわたす</source>
        <extracomment>%1 next token number; it is handed to the household</extracomment>
        <translation>Give slip %1</translation>
    </message>
</context>
<context>
    <name>TownChoice</name>
    <message>
        <source>ほか・わからない</source>
        <extracomment>The person lives in another town, or nobody knows where</extracomment>
        <translation>Other, unknown</translation>
    </message>
</context>
<context>
    <name>TriState</name>
    <message>
        <source>使える</source>
        <extracomment>Report to headquarters: how something works</extracomment>
        <translation>Works</translation>
    </message>
    <message>
        <source>一部</source>
        <translation>Partly</translation>
    </message>
    <message>
        <source>使えない</source>
        <translation>Does not</translation>
    </message>
    <message>
        <source>未確認</source>
        <translation>Not checked</translation>
    </message>
</context>
<context>
    <name>UndoStrip</name>
    <message>
        <source>もう一度保存する</source>
        <extracomment>Tries again to save an operation that could not be saved on this tablet.</extracomment>
        <translation>Save again</translation>
    </message>
    <message>
        <source>取り消す</source>
        <extracomment>Takes back the last operation (undo).</extracomment>
        <translation>Undo</translation>
    </message>
    <message>
        <source>直前20件</source>
        <extracomment>Opens the list of the last twenty operations.</extracomment>
        <translation>Last 20</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>担当の切りかえ</source>
        <extracomment>Unlock page: heading</extracomment>
        <translation>Who is on duty</translation>
    </message>
    <message>
        <source>担当は 本部で登録します。まだ届いていないので、PINなしで使えます。</source>
        <extracomment>Unlock page: headquarters has named nobody, the tablet asks nobody</extracomment>
        <translation>HQ names the staff. None has arrived, so no PIN is needed.</translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>PINなしで人数だけ登録</source>
        <extracomment>Unlock page: head counts work without saying who you are</extracomment>
        <translation>Count people without PIN</translation>
    </message>
    <message>
        <source>担当不明として記録します</source>
        <translation>Recorded as nobody named</translation>
    </message>
</context>
<context>
    <name>UnsealForm</name>
    <message>
        <source>この避難所の地区の名簿（%1人）は 封がされています。本部の指示で開くか、担当者2人がここで開けます。開けたことは記録され、本部に伝わります。</source>
        <extracomment>Unsealing page: %1 how many people are on the sealed roster of the districts</extracomment>
        <translation>The roster of these districts (%1 people) is sealed. Headquarters opens it by order, or two officers open it here. The opening is recorded and told to headquarters.</translation>
    </message>
    <message>
        <source>▲ 開けられる担当者が 2人 登録されていません。本部に連絡してください</source>
        <extracomment>Unsealing page: nobody can open it here</extracomment>
        <translation>▲ There are no two officers who may open it. Call headquarters</translation>
    </message>
</context>
<context>
    <name>UnseenRow</name>
    <message>
        <source>いる</source>
        <extracomment>Roll call: somebody is there</extracomment>
        <translation>Here</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 what the roll call found, %2 whom</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>いない</source>
        <extracomment>Roll call: somebody is not there; counted as gone out</extracomment>
        <translation>Not here</translation>
    </message>
</context>
<context>
    <name>WhyForm</name>
    <message>
        <source>なぜ 名簿を見ますか。えらぶと 名前が出ます。だれの端末で いつ なぜ見たかは 記録され、本部に伝わります。</source>
        <extracomment>Before names of the roster are shown: why somebody looks</extracomment>
        <translation>Why do you look at the roster? Names appear when you choose. Which tablet looked, when and why is recorded and told to headquarters.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>車いす</source>
        <extracomment>Needs for care, short enough for a key</extracomment>
        <translation>Wheel-
chair</translation>
    </message>
    <message>
        <source>耳</source>
        <translation>Hearing</translation>
    </message>
    <message>
        <source>目</source>
        <translation>Sight</translation>
    </message>
    <message>
        <source>酸素・呼吸器</source>
        <translation>Oxygen, ventilator</translation>
    </message>
    <message>
        <source>透析</source>
        <translation>Dialysis</translation>
    </message>
    <message>
        <source>妊娠・乳児</source>
        <translation>Pregnant, infant</translation>
    </message>
    <message>
        <source>通訳</source>
        <translation>Lan-
guage</translation>
    </message>
    <message>
        <source>付添いなし</source>
        <translation>Child alone</translation>
    </message>
    <message>
        <source>インスリン</source>
        <translation>Insulin</translation>
    </message>
    <message>
        <source>けが</source>
        <translation>Injured</translation>
    </message>
    <message>
        <source>認知症</source>
        <translation>Dementia</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::BirthDateViewModel</name>
    <message>
        <source>西暦の年を4けたで押してください</source>
        <extracomment>Birth date: nothing or only part of the year has been typed</extracomment>
        <translation>Press four digits for the western year</translation>
    </message>
    <message>
        <source>年を押してください</source>
        <translation>Press the year</translation>
    </message>
    <message>
        <source>これから先の日付です</source>
        <extracomment>Birth date lies in the future</extracomment>
        <translation>That date is in the future</translation>
    </message>
    <message>
        <source>%1年</source>
        <translation>%1-</translation>
    </message>
    <message>
        <source>%1月</source>
        <translation>%1-</translation>
    </message>
    <message>
        <source>%1日</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>＝ %1&#x3000;%2才</source>
        <extracomment>Birth date said back: %1 western date, %2 age in years</extracomment>
        <translation>= %1, age %2</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::CarryViewModel</name>
    <message>
        <source>USB: %1</source>
        <extracomment>%1 name of a USB stick</extracomment>
        <translation>USB: %1</translation>
    </message>
    <message>
        <source>この端末の中</source>
        <extracomment>The tablet&apos;s own folder for files, when there is no stick</extracomment>
        <translation>On this tablet</translation>
    </message>
    <message>
        <source>USBで本部へ運ぶ</source>
        <extracomment>Button: writes a file for HQ onto the chosen stick</extracomment>
        <translation>Carry to HQ by USB</translation>
    </message>
    <message>
        <source>もう一度押すと書き出します（個人の記録 %1件）</source>
        <extracomment>The same button after the first press; %1 number of records of persons</extracomment>
        <translation>Press again to write (%1 records of persons)</translation>
    </message>
    <message>
        <source>書き出しています…&#x3000;USBを抜かないでください</source>
        <extracomment>While a file is written</extracomment>
        <translation>Writing… Do not unplug the stick</translation>
    </message>
    <message>
        <source>読み込んでいます…&#x3000;USBを抜かないでください</source>
        <extracomment>While a file is read</extracomment>
        <translation>Reading… Do not unplug the stick</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::DraftsViewModel</name>
    <message>
        <source>下書き %1&#x3000;%2</source>
        <extracomment>A draft that was interrupted: %1 time, %2 of whom</extracomment>
        <translation>Draft of %1  %2</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::EnrolmentViewModel</name>
    <message>
        <source>本部とやりとりしています…</source>
        <extracomment>Enrolment: the tablet talks to HQ</extracomment>
        <translation>Talking to headquarters…</translation>
    </message>
    <message>
        <source>○ この端末は登録されました</source>
        <extracomment>Enrolment has succeeded</extracomment>
        <translation>○ This tablet is enrolled</translation>
    </message>
    <message>
        <source>コードを入れてください</source>
        <extracomment>Enrolment without a code</extracomment>
        <translation>Enter the code</translation>
    </message>
    <message>
        <source>本部がこのコードを受けつけません。使用ずみか、期限切れです。本部で新しいコードを出してもらってください</source>
        <extracomment>Enrolment refused by HQ</extracomment>
        <translation>Headquarters does not accept this code: it was used or has expired. Ask for a new one</translation>
    </message>
    <message>
        <source>本部につながりません。ネットワークを確かめて、もう一度押してください。コードはまだ使えます</source>
        <extracomment>HQ could not be reached</extracomment>
        <translation>Headquarters cannot be reached. Check the network and press again. The code is still good</translation>
    </message>
    <message>
        <source>コードの形がちがいます。はじめから終わりまで入れてください（HNJ1 で始まります）</source>
        <extracomment>The text is not an enrolment code</extracomment>
        <translation>That is not the form of a code. Enter it from start to end (it begins with HNJ1)</translation>
    </message>
    <message>
        <source>登録できません。本部に伝えてください: %1</source>
        <extracomment>Enrolment failed for another reason; %1 is a technical text</extracomment>
        <translation>Cannot enrol. Tell headquarters: %1</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::HeadCountViewModel</name>
    <message>
        <source>大人（男）</source>
        <extracomment>Classes of people in a head count</extracomment>
        <translation>Men</translation>
    </message>
    <message>
        <source>大人（女）</source>
        <translation>Women</translation>
    </message>
    <message>
        <source>子ども</source>
        <translation>Children</translation>
    </message>
    <message>
        <source>75才以上</source>
        <translation>75 and over</translation>
    </message>
    <message>
        <source>乳児</source>
        <translation>Infants</translation>
    </message>
    <message>
        <source>わからない</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>%1 %2人</source>
        <extracomment>%1 token number of the household, %2 people</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>人数だけ %1人</source>
        <extracomment>Draft of a head count: %1 people</extracomment>
        <translation>Head count: %1</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::HouseholdViewModel</name>
    <message>
        <source>%1さんの世帯</source>
        <extracomment>%1 family name: &quot;the Yamada household&quot;</extracomment>
        <translation>Household of %1</translation>
    </message>
    <message>
        <source>住民名簿（第%1版）の情報です。変わっているかもしれません</source>
        <extracomment>%1 version of the residents&apos; register: it may be out of date</extracomment>
        <translation>From the residents’ register (version %1); it may be out of date</translation>
    </message>
    <message>
        <source>前に受付した人です</source>
        <extracomment>This household is known from an earlier reception, not from a register</extracomment>
        <translation>Received here before</translation>
    </message>
    <message>
        <source>ここで受付ずみ（%1から）</source>
        <extracomment>%1 time: this person is registered here already</extracomment>
        <translation>Received here (since %1)</translation>
    </message>
    <message>
        <source>%1に在所（%2から）。ここに移ったら 押して ✓ を付けます</source>
        <extracomment>%1 shelter, %2 time</extracomment>
        <translation>At %1 (since %2). Press to mark ✓ if moved here</translation>
    </message>
    <message>
        <source>外出中（%1から）。もどったら 押して ✓ を付けます</source>
        <extracomment>%1 time: gone out from here for a while</extracomment>
        <translation>Out (since %1). Press to mark ✓ when back</translation>
    </message>
    <message>
        <source>%1から外出中（%2から）。ここに移ったら 押して ✓ を付けます</source>
        <extracomment>%1 shelter, %2 time: gone out from another shelter</extracomment>
        <translation>Out from %1 (since %2). Press to mark ✓ if moved here</translation>
    </message>
    <message>
        <source>退所（%1）</source>
        <extracomment>%1 time: has left a shelter</extracomment>
        <translation>Left (%1)</translation>
    </message>
    <message>
        <source>確かめてください</source>
        <extracomment>Two shelters say different things about where this person is</extracomment>
        <translation>Please check</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::LeavingViewModel</name>
    <message>
        <source>きょう夕方</source>
        <extracomment>When somebody who goes out is expected back</extracomment>
        <translation>This evening</translation>
    </message>
    <message>
        <source>今夜</source>
        <translation>Tonight</translation>
    </message>
    <message>
        <source>%1 は もう入っています</source>
        <extracomment>Batch of people: %1 name, %2 where they are already</extracomment>
        <translation>%1 is in already</translation>
    </message>
    <message>
        <source>%1 は いま %2 です</source>
        <translation>%1: %2 now</translation>
    </message>
    <message>
        <source>券 %1 の人は ここにいません</source>
        <extracomment>Batch of people: nobody here holds this slip; %1 its number</extracomment>
        <translation>Nobody with slip %1 is here</translation>
    </message>
    <message>
        <source>券 %1 は もう入っているか、いま %2 です</source>
        <extracomment>Batch of people: %1 number of the slip, %2 where those people are</extracomment>
        <translation>Slip %1 is in already, or %2 now</translation>
    </message>
    <message>
        <source>券%1 全員 %2人</source>
        <extracomment>Batch of people: everybody who holds the slip; %1 number of the slip, %2 people</extracomment>
        <translation>Slip %1, all %2</translation>
    </message>
    <message>
        <source>券%1</source>
        <translation>slip %1</translation>
    </message>
    <message>
        <source>あした</source>
        <translation>Tomorrow</translation>
    </message>
    <message>
        <source>点呼 %1</source>
        <extracomment>Roll call at night: %1 whom it found or missed</extracomment>
        <translation>roll call %1</translation>
    </message>
    <message>
        <source>夜の点呼</source>
        <extracomment>Drafts: a roll call / %1 people going out or leaving</extracomment>
        <translation>Roll call</translation>
    </message>
    <message>
        <source>退所・外出・もどり %1人</source>
        <translation>Leave, out, back: %1</translation>
    </message>
    <message>
        <source>（人数のみ）%1人</source>
        <translation>(counted) %1</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::MissingViewModel</name>
    <message>
        <source>候補あり（要確認） %1</source>
        <extracomment>Somebody at shelter %1 may be this person: telephone before you walk</extracomment>
        <translation>Maybe at %1 (check)</translation>
    </message>
    <message>
        <source>全部 %1</source>
        <extracomment>Choice of a district: all of them; %1 how many are missing</extracomment>
        <translation>All %1</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::NeighboursViewModel</name>
    <message>
        <source>？ いま つながっている端末はありません</source>
        <extracomment>No other tablet of the shelter is connected</extracomment>
        <translation>? No tablet is connected now</translation>
    </message>
    <message>
        <source>○ いま つながっている端末: %1</source>
        <extracomment>%1 names of the tablets that are connected now; the text after it goes between two names</extracomment>
        <translation>○ Connected now: %1</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>これは この端末のコードです。隣の端末のコードを入れてください</source>
        <extracomment>The code is the tablet&apos;s own</extracomment>
        <translation>This is this tablet&apos;s own code. Enter the code of the other tablet</translation>
    </message>
    <message>
        <source>コードの形がちがいます。隣の端末の画面にあるとおりに、はじめから終わりまで入れてください</source>
        <extracomment>The text is no code of a tablet</extracomment>
        <translation>This is not a code. Enter all of it as the other tablet shows it</translation>
    </message>
    <message>
        <source>つなぎに行っています。つながると 上に名前が出ます。同じ避難所の端末だけが つながります</source>
        <extracomment>The connection is being tried from now on</extracomment>
        <translation>Connecting. The name appears above when it is connected. Only tablets of the same shelter connect</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::NewcomersModel</name>
    <message>
        <source>（名はあとで）</source>
        <extracomment>Stands for a given name that is added later</extracomment>
        <translation>(name later)</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::NotesViewModel</name>
    <message>
        <source>発熱の人がいます</source>
        <extracomment>Hand-over notes that are often written</extracomment>
        <translation>Somebody has a fever</translation>
    </message>
    <message>
        <source>夜の見回りをしました</source>
        <translation>Night round done</translation>
    </message>
    <message>
        <source>トイレを掃除しました</source>
        <translation>Toilets cleaned</translation>
    </message>
    <message>
        <source>物資が届きました</source>
        <translation>Supplies arrived</translation>
    </message>
    <message>
        <source>水が足りません</source>
        <translation>Water is short</translation>
    </message>
    <message>
        <source>本部に電話しました</source>
        <translation>Telephoned HQ</translation>
    </message>
    <message>
        <source>苦情がありました</source>
        <translation>There was a complaint</translation>
    </message>
    <message>
        <source>機械が こわれています</source>
        <translation>Equipment is broken</translation>
    </message>
    <message>
        <source>申し送り</source>
        <extracomment>Operation: a hand-over note was written</extracomment>
        <translation>Hand-over notes</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::OpeningViewModel</name>
    <message>
        <source>建物の安全を確かめた（ひび・傾き・落ちそうな物・ガスのにおい）</source>
        <extracomment>Steps of opening a shelter</extracomment>
        <translation>Checked that the building is safe (cracks, leaning, things that may fall, smell of gas)</translation>
    </message>
    <message>
        <source>電気・水道・トイレ・通信を確かめた</source>
        <translation>Checked power, water, toilets and telephone</translation>
    </message>
    <message>
        <source>使う部屋・使わない部屋をきめて 貼り紙をした</source>
        <translation>Decided which rooms are used, and put up signs</translation>
    </message>
    <message>
        <source>土足の場所・車いすの通り道をきめた</source>
        <translation>Decided where shoes may be worn and where wheelchairs pass</translation>
    </message>
    <message>
        <source>受付の机・この端末・整理券をおいた</source>
        <translation>Put up the desk, this tablet and the tokens</translation>
    </message>
    <message>
        <source>要配慮の人・女性・乳児の場所をとった</source>
        <translation>Kept room for people who need care, women and infants</translation>
    </message>
    <message>
        <source>発熱の人の部屋をきめた</source>
        <translation>Chose a room for people with a fever</translation>
    </message>
    <message>
        <source>責任者と受付係をきめた</source>
        <translation>Chose who leads and who works at the desk</translation>
    </message>
    <message>
        <source>あと何人入れるか 本部に報告した</source>
        <extracomment>Steps when a shelter fills up</extracomment>
        <translation>Told HQ how many more fit in</translation>
    </message>
    <message>
        <source>空き教室など 使える部屋をふやした</source>
        <translation>Opened more rooms</translation>
    </message>
    <message>
        <source>近くの避難所の空きを本部に聞いた</source>
        <translation>Asked HQ where there is room nearby</translation>
    </message>
    <message>
        <source>入口に「まもなく満員」と近くの避難所を貼った</source>
        <translation>Put up &quot;nearly full&quot; and the nearest shelters at the entrance</translation>
    </message>
    <message>
        <source>人数だけ登録に切りかえて 列を短くした</source>
        <translation>Changed to head counts to shorten the line</translation>
    </message>
    <message>
        <source>入口に「満員」と行き先の地図を貼った</source>
        <extracomment>Steps when a shelter is full</extracomment>
        <translation>Put up &quot;full&quot; and a map at the entrance</translation>
    </message>
    <message>
        <source>要配慮の人は入れて、ほかの人に行き先を案内した</source>
        <translation>Let in people who need care, told the others where to go</translation>
    </message>
    <message>
        <source>案内した人数を本部に知らせた</source>
        <translation>Told HQ how many were sent on</translation>
    </message>
    <message>
        <source>雨・夜・水の中を歩かせないことを みんなで確かめた</source>
        <translation>Agreed that nobody is sent out into rain, night or water</translation>
    </message>
    <message>
        <source>のこっている人の行き先をきめた</source>
        <extracomment>Steps of closing a shelter</extracomment>
        <translation>Settled where those who remain go</translation>
    </message>
    <message>
        <source>全員の退所を記録した</source>
        <translation>Recorded that everybody left</translation>
    </message>
    <message>
        <source>わすれ物・あずかり物を返した</source>
        <translation>Returned what was left or kept</translation>
    </message>
    <message>
        <source>紙の名簿・カードを集めて本部にわたした</source>
        <translation>Collected paper lists and cards for HQ</translation>
    </message>
    <message>
        <source>掃除・消毒・備品を数えた</source>
        <translation>Cleaned, disinfected, counted the equipment</translation>
    </message>
    <message>
        <source>施設の人に かぎを返した</source>
        <translation>Returned the keys</translation>
    </message>
    <message>
        <source>閉鎖</source>
        <extracomment>Status of a shelter</extracomment>
        <translation>Closed</translation>
    </message>
    <message>
        <source>準備中</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>開設</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>混雑</source>
        <translation>Crowded</translation>
    </message>
    <message>
        <source>満員</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>未開設</source>
        <extracomment>Status of a shelter: nobody told headquarters that it is open</extracomment>
        <translation>Not open</translation>
    </message>
    <message>
        <source>%1（%2から）</source>
        <extracomment>Status of the shelter: %1 word, %2 since when</extracomment>
        <translation>%1 (since %2)</translation>
    </message>
    <message>
        <source>もう一度押すと 閉鎖します</source>
        <extracomment>Closing the shelter: the second of two presses</extracomment>
        <translation>Press again to close</translation>
    </message>
    <message>
        <source>「開設」を
本部へ知らせる</source>
        <extracomment>Tells headquarters that the shelter is open</extracomment>
        <translation>Tell HQ: open</translation>
    </message>
    <message>
        <source>「混雑」を
本部へ知らせる</source>
        <translation>Tell HQ: crowded</translation>
    </message>
    <message>
        <source>「満員」を
本部へ知らせる</source>
        <translation>Tell HQ: full</translation>
    </message>
    <message>
        <source>避難所を閉鎖する</source>
        <translation>Close the shelter</translation>
    </message>
    <message>
        <source>▲ まだ %1人 います</source>
        <extracomment>Closing the shelter: %1 people are still there</extracomment>
        <translation>▲ %1 people are still here</translation>
    </message>
    <message>
        <source>まだ: %1</source>
        <extracomment>Operation: a step of a checklist was taken back; %1 which</extracomment>
        <translation>Not yet: %1</translation>
    </message>
    <message>
        <source>避難所の状況: %1</source>
        <extracomment>Operation: %1 the new status of the shelter</extracomment>
        <translation>Shelter: %1</translation>
    </message>
    <message>
        <source>自主避難所: %1</source>
        <extracomment>Operation: %1 name of a shelter that people made themselves</extracomment>
        <translation>Another shelter: %1</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::OperationsModel</name>
    <message>
        <source>まだ何も記録していません</source>
        <extracomment>Undo strip before anything was recorded</extracomment>
        <translation>Nothing recorded yet</translation>
    </message>
    <message>
        <source>保存しています… %1</source>
        <extracomment>%1 of whom; the record is not on disk yet</extracomment>
        <translation>Saving… %1</translation>
    </message>
    <message>
        <source>%1 人数を入れました&#x3000;%2</source>
        <extracomment>%1 time, %2 of whom; the record is durable on this tablet</extracomment>
        <translation>%1 counted: %2</translation>
    </message>
    <message>
        <source>%1 受付しました&#x3000;%2</source>
        <translation>%1 received: %2</translation>
    </message>
    <message>
        <source>■ 保存できません。紙に控えてください&#x3000;%1</source>
        <extracomment>%1 of whom; the record is not on disk, staff must write it down</extracomment>
        <translation>■ Cannot save. Write it on paper: %1</translation>
    </message>
    <message>
        <source>取り消しています… %1</source>
        <extracomment>%1 of whom</extracomment>
        <translation>Undoing… %1</translation>
    </message>
    <message>
        <source>■ 取り消しを保存できません&#x3000;%1</source>
        <extracomment>%1 of whom</extracomment>
        <translation>■ Cannot save the undo: %1</translation>
    </message>
    <message>
        <source>取り消しました（%1 の %2）</source>
        <extracomment>%1 time of the operation, %2 of whom</extracomment>
        <translation>Undone (%2 of %1)</translation>
    </message>
    <message>
        <source>%1 確かめました&#x3000;%2</source>
        <extracomment>%1 time, %2 of whom; staff decided where records disagreed</extracomment>
        <translation>%1 Checked  %2</translation>
    </message>
    <message>
        <source>%1 安否を記録しました&#x3000;%2</source>
        <extracomment>%1 time, %2 of whom and what was found; somebody of the roster</extracomment>
        <translation>%1 Recorded: %2</translation>
    </message>
    <message>
        <source>%1 記録しました&#x3000;%2</source>
        <extracomment>%1 time, %2 what; a note, a report
----------
%1 time, %2 what happened and to whom; somebody went out, came back, left</extracomment>
        <translation>%1 Recorded  %2</translation>
    </message>
    <message>
        <source>%1 名簿にしました&#x3000;%2</source>
        <extracomment>%1 time, %2 of whom; people who were only counted have names now</extracomment>
        <translation>%1 Named: %2</translation>
    </message>
    <message>
        <source>%1 直しました&#x3000;%2</source>
        <extracomment>%1 time, %2 what was corrected and of whom</extracomment>
        <translation>%1 Corrected: %2</translation>
    </message>
    <message>
        <source>%1 本部への要望を記録しました&#x3000;%2</source>
        <extracomment>%1 time, %2 what is needed and by whom; headquarters will hear of it</extracomment>
        <translation>%1 Request to HQ recorded: %2</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::PairsViewModel</name>
    <message>
        <source>%1才</source>
        <extracomment>%1 age as told</extracomment>
        <translation>%1 years</translation>
    </message>
    <message>
        <source>氏名</source>
        <extracomment>Field of a person, beside its values</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>生年月日</source>
        <extracomment>Field of a person</extracomment>
        <translation>Birth</translation>
    </message>
    <message>
        <source>性別</source>
        <extracomment>Field of a person</extracomment>
        <translation>Sex</translation>
    </message>
    <message>
        <source>住所</source>
        <extracomment>Field of a person</extracomment>
        <translation>Address</translation>
    </message>
    <message>
        <source>電話</source>
        <extracomment>Field of a person</extracomment>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>▲ ちがう（%1）</source>
        <extracomment>%1 how two values compare; they contradict each other</extracomment>
        <translation>▲ Differs (%1)</translation>
    </message>
    <message>
        <source>避難所で確認</source>
        <extracomment>Reason that is kept with a decision made on this page</extracomment>
        <translation>checked at the shelter</translation>
    </message>
    <message>
        <source>この受付の記録が ひとつに決まりません。本部に伝えてください</source>
        <extracomment>The record of an arrival is not here any more, or is not the only one of its number</extracomment>
        <translation>This arrival is not one single record. Tell headquarters</translation>
    </message>
    <message>
        <source>%1 ＝ 名簿の %2</source>
        <extracomment>Undo strip: %1 name of the arrival, %2 name on the roster</extracomment>
        <translation>%1 = %2 of the roster</translation>
    </message>
    <message>
        <source>%1 は 名簿の %2 とは別の人</source>
        <extracomment>Undo strip: %1 name of the arrival, %2 name on the roster</extracomment>
        <translation>%1 is not %2 of the roster</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::PeopleViewModel</name>
    <message>
        <source>券%1</source>
        <extracomment>A list of people: %1 the number of the slip the household holds</extracomment>
        <translation>slip %1</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::PersonViewModel</name>
    <message>
        <source>%1&#x3000;%2から</source>
        <extracomment>Beside a person: %1 where they are, %2 since when</extracomment>
        <translation>%1 since %2</translation>
    </message>
    <message>
        <source>帰り %1ごろ</source>
        <extracomment>%1 when somebody who went out is expected back</extracomment>
        <translation>back about %1</translation>
    </message>
    <message>
        <source>%1人世帯</source>
        <extracomment>Beside a person: %1 people in the household</extracomment>
        <translation>household of %1</translation>
    </message>
    <message>
        <source>居場所は だれにも知らせない</source>
        <extracomment>Beside a person: nobody may be told where they are</extracomment>
        <translation>Tell nobody where they are</translation>
    </message>
    <message>
        <source>安否の公開: する</source>
        <extracomment>Beside a person: people who ask may be told</extracomment>
        <translation>Tell people who ask: yes</translation>
    </message>
    <message>
        <source>安否の公開: しない</source>
        <translation>Tell people who ask: no</translation>
    </message>
    <message>
        <source>安否の公開: まだ聞いていません（公開しません）</source>
        <translation>Tell people who ask: not asked (no)</translation>
    </message>
    <message>
        <source>受付を取り消した記録です</source>
        <extracomment>Beside a person: the record was a mistake</extracomment>
        <translation>This reception was taken back</translation>
    </message>
    <message>
        <source>世帯の人数より多い名前です。同じ人が他にいるか 確かめてください</source>
        <extracomment>Beside a person: the household has more names than people were counted</extracomment>
        <translation>More names than people were counted. Check for the same person</translation>
    </message>
    <message>
        <source>端末によって ちがいます。「確認待ち」で確かめてください</source>
        <translation>Tablets disagree. See the questions</translation>
    </message>
    <message>
        <source>（人数のみ）%1人</source>
        <extracomment>A household that was only counted: %1 people without names</extracomment>
        <translation>(counted) %1</translation>
    </message>
    <message>
        <source>本部</source>
        <extracomment>History: who recorded it: headquarters</extracomment>
        <translation>HQ</translation>
    </message>
    <message>
        <source>同じ人に決めた（%1）</source>
        <extracomment>History: somebody decided that another record is / is not the same person; %1 name on it</extracomment>
        <translation>Decided: same person (%1)</translation>
    </message>
    <message>
        <source>別の人に決めた（%1）</source>
        <translation>Decided: another person (%1)</translation>
    </message>
    <message>
        <source>&#x3000;【取り消し済み】</source>
        <extracomment>History: this was taken back later</extracomment>
        <translation>  [taken back]</translation>
    </message>
    <message>
        <source>%1 場所 %2</source>
        <extracomment>%1 name, %2 the room or place inside the shelter</extracomment>
        <translation>%1 place %2</translation>
    </message>
    <message>
        <source>%1 %2 済</source>
        <extracomment>%1 name, %2 what was needed: the shelter could help</extracomment>
        <translation>%1 %2 done</translation>
    </message>
    <message>
        <source>受付を取り消し&#x3000;%1</source>
        <extracomment>%1 name: the reception is taken back</extracomment>
        <translation>Reception undone: %1</translation>
    </message>
    <message>
        <source>同じ人&#x3000;%1</source>
        <extracomment>%1 name: another record is the same person</extracomment>
        <translation>Same person: %1</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::PrintViewModel</name>
    <message>
        <source>なし（受付用）</source>
        <extracomment>Recipient of a list: nobody, it stays at the desk</extracomment>
        <translation>Nobody (for the desk)</translation>
    </message>
    <message>
        <source>消防署</source>
        <extracomment>Recipient of a list</extracomment>
        <translation>Fire station</translation>
    </message>
    <message>
        <source>警察署</source>
        <extracomment>Recipient of a list</extracomment>
        <translation>Police station</translation>
    </message>
    <message>
        <source>民生委員</source>
        <extracomment>Recipient of a list</extracomment>
        <translation>Welfare commissioner</translation>
    </message>
    <message>
        <source>町会・自治会</source>
        <extracomment>Recipient of a list</extracomment>
        <translation>Neighbourhood association</translation>
    </message>
    <message>
        <source>学校</source>
        <extracomment>Recipient of a list</extracomment>
        <translation>School</translation>
    </message>
    <message>
        <source>第%1号（自動）</source>
        <extracomment>%1 number of the copy; it is given by itself</extracomment>
        <translation>No. %1 (automatic)</translation>
    </message>
    <message>
        <source>%1 町会</source>
        <extracomment>Recipient of a list: the neighbourhood association of district %1</extracomment>
        <translation>%1 neighbourhood association</translation>
    </message>
    <message>
        <source>%1 現在の内容で作ります。本部へ未送信は ありません。</source>
        <extracomment>Printing: the list is made of what is known at %1; HQ has everything of it</extracomment>
        <translation>Made of what is known at %1. Headquarters has all of it.</translation>
    </message>
    <message>
        <source>%1 現在の内容で作ります。未送信 %2件を含みます。</source>
        <extracomment>Printing: the list is made of what is known at %1; %2 records of it have not reached HQ</extracomment>
        <translation>Made of what is known at %1, with %2 records not yet at headquarters.</translation>
    </message>
    <message>
        <source>（本部の名簿とは一致しないことがあります）</source>
        <extracomment>Printing: because some records have not reached HQ</extracomment>
        <translation> (It may differ from headquarters’ list.)</translation>
    </message>
    <message>
        <source>さがしています…</source>
        <extracomment>Printers are being looked for</extracomment>
        <translation>looking…</translation>
    </message>
    <message>
        <source>見つかりません。紙に刷れないときは［PDFをUSBへ］</source>
        <translation>none found. Without paper: “PDF to USB”</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <extracomment>%1 name of a printer, %2 how it is</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>印刷する（2回押し）</source>
        <extracomment>Button: prints, after a second press</extracomment>
        <translation>Print (press twice)</translation>
    </message>
    <message>
        <source>もう一度押すと印刷します（%1枚）</source>
        <extracomment>The same button after the first press; %1 number of sheets</extracomment>
        <translation>Press again to print (%1 sheets)</translation>
    </message>
    <message>
        <source>作っています…（%1枚）</source>
        <extracomment>While a list is made; %1 number of sheets</extracomment>
        <translation>Making it… (%1 sheets)</translation>
    </message>
    <message>
        <source>つづきを作っています…（%1枚）</source>
        <extracomment>While the rest of a list is made; %1 number of sheets</extracomment>
        <translation>Making the rest… (%1 sheets)</translation>
    </message>
    <message>
        <source>USBへ書く（2回押し）</source>
        <extracomment>Button: writes the chosen list as a locked PDF onto a stick, after a second press</extracomment>
        <translation>Write to USB (press twice)</translation>
    </message>
    <message>
        <source>もう一度押すと書き出します（%1枚）</source>
        <extracomment>The same button after the first press; %1 number of sheets</extracomment>
        <translation>Press again to write (%1 sheets)</translation>
    </message>
    <message>
        <source>書き出しています…&#x3000;USBを抜かないでください</source>
        <extracomment>While a PDF is written to a stick</extracomment>
        <translation>Writing… do not pull out the USB stick</translation>
    </message>
    <message>
        <source>%1 を %2 に書きました</source>
        <extracomment>%1 name of a file, %2 of a stick</extracomment>
        <translation>Wrote %1 to %2</translation>
    </message>
    <message>
        <source>学校などのパソコンで開くとき、下のパスワードを入れます。刷ったら ファイルを消してください。</source>
        <extracomment>How a locked PDF is opened and printed</extracomment>
        <translation>To open it on another computer, type the password below. Delete the file once it is printed.</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::ReportViewModel</name>
    <message>
        <source>電気</source>
        <extracomment>Report to headquarters: what works</extracomment>
        <translation>Power</translation>
    </message>
    <message>
        <source>水道</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>通信</source>
        <translation>Net</translation>
    </message>
    <message>
        <source>第%1報&#x3000;%2</source>
        <extracomment>Report to headquarters: %1 its number, %2 time</extracomment>
        <translation>No. %1  %2</translation>
    </message>
    <message>
        <source>前回 %1</source>
        <extracomment>Report to headquarters: %1 time of the one before</extracomment>
        <translation>Last %1</translation>
    </message>
    <message>
        <source>未確認</source>
        <extracomment>Report: nobody has counted the toilets</extracomment>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>▲ 使えるトイレが ありません</source>
        <extracomment>Report: no toilet can be used</extracomment>
        <translation>▲ No usable toilet</translation>
    </message>
    <message>
        <source>1基あたり %1人&#x3000;▲ 目安は %2人</source>
        <extracomment>Report: %1 people for each toilet, %2 as many should be the most</extracomment>
        <translation>%1 people each  ▲ should be %2</translation>
    </message>
    <message>
        <source>1基あたり %1人（目安 %2人）</source>
        <translation>%1 people each (should be %2)</translation>
    </message>
    <message>
        <source>医療の助けがいる</source>
        <extracomment>Report: told to headquarters at once</extracomment>
        <translation>Medical help needed</translation>
    </message>
    <message>
        <source>定員をこえる</source>
        <translation>Over capacity</translation>
    </message>
    <message>
        <source>火災・けが人</source>
        <translation>Fire or injury</translation>
    </message>
    <message>
        <source>不審・トラブル</source>
        <translation>Trouble</translation>
    </message>
    <message>
        <source>%1&#x3000;✓ %2 知らせました</source>
        <translation>%1  ✓ told at %2</translation>
    </message>
    <message>
        <source>急ぎ: %1</source>
        <extracomment>Operation: %1 what was told to headquarters at once</extracomment>
        <translation>Urgent: %1</translation>
    </message>
    <message>
        <source>本部への報告 第%1報（変更 %2か所）</source>
        <extracomment>Operation: %1 number of the report, %2 how many changes it says</extracomment>
        <translation>Report to HQ no. %1 (%2 changes)</translation>
    </message>
    <message>
        <source>本部への報告</source>
        <extracomment>Draft of a report to headquarters</extracomment>
        <translation>Report to HQ</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::RosterWatch</name>
    <message>
        <source>訪問して 安否を確かめる</source>
        <extracomment>Why somebody looks at the roster: to go from door to door</extracomment>
        <translation>Visit to see that they are safe</translation>
    </message>
    <message>
        <source>電話で 安否を確かめる</source>
        <extracomment>Why somebody looks at the roster</extracomment>
        <translation>Telephone to ask if they are safe</translation>
    </message>
    <message>
        <source>持ち帰った一覧を 入れる</source>
        <extracomment>Why somebody looks at the roster: a ticked list came back</extracomment>
        <translation>Enter a list that came back</translation>
    </message>
    <message>
        <source>受付の人と 照らし合わせる</source>
        <extracomment>Why somebody looks at the roster: an arrival may be somebody of it</extracomment>
        <translation>Compare with arrivals</translation>
    </message>
    <message>
        <source>見たことを記録できないので、名前を出せません</source>
        <extracomment>Pages of names: the look could not be written down, so nobody is shown</extracomment>
        <translation>Names are not shown: the look cannot be recorded</translation>
    </message>
    <message>
        <source>ちがう2人を えらんでください</source>
        <extracomment>Unsealing: the same officer twice, or none</extracomment>
        <translation>Choose two different officers</translation>
    </message>
    <message>
        <source>災害も訓練も 宣言されていないので、開けられません</source>
        <extracomment>Unsealing: no disaster or drill is known here</extracomment>
        <translation>No disaster or drill is declared, so it stays sealed</translation>
    </message>
    <message>
        <source>コードが ちがいます。紙を見て もう一度 入れてください</source>
        <translation>A code is wrong. Look at the paper and type it again</translation>
    </message>
    <message>
        <source>開けられませんでした。もう一度 ためしてください</source>
        <extracomment>Unsealing failed; nothing was opened</extracomment>
        <translation>It could not be opened. Try again</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::ScanViewModel</name>
    <message>
        <source>区のコードの設定が読めません（%1）。区のコード以外は使えます</source>
        <extracomment>%1 what is wrong with the file, in English, with its line</extracomment>
        <translation>The settings for the municipality’s own codes cannot be read (%1). All other codes work</translation>
    </message>
    <message>
        <source>マイナンバーカードの情報です</source>
        <translation>From a My Number card</translation>
    </message>
    <message>
        <source>事前登録のコードの情報です</source>
        <extracomment>%1 name of the municipality&apos;s layout, 「試験市の事前登録」</extracomment>
        <translation>From a pre-registration code</translation>
    </message>
    <message>
        <source>%1の情報です</source>
        <translation>From: %1</translation>
    </message>
    <message>
        <source>▲ %1の記入で 1年より前です。変わっていないか聞いてください</source>
        <extracomment>%1 day on which the household wrote it, more than a year ago</extracomment>
        <translation>▲ Written on %1, more than a year ago. Ask whether anything has changed</translation>
    </message>
    <message>
        <source>%1の記入</source>
        <translation>Written on %1</translation>
    </message>
    <message>
        <source>▲ 読めなかった項目: %1</source>
        <extracomment>%1 fields of the code that could not be read</extracomment>
        <translation>▲ Could not be read: %1</translation>
    </message>
    <message>
        <source>住民名簿では見つかりません</source>
        <extracomment>The household of a code or card was not found in the residents&apos; register</extracomment>
        <translation>Not in the residents’ register</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::SearchViewModel</name>
    <message>
        <source>姓のかなの行を押してください（この避難所の区域 %1人）</source>
        <extracomment>Beside the row keys while nothing is typed; %1 people in the residents&apos; register of this area</extracomment>
        <translation>Press the row of the family name (%1 people of this area)</translation>
    </message>
    <message>
        <source>住民名簿はまだ届いていません。受付ずみの人だけ さがせます</source>
        <extracomment>The residents&apos; register has not arrived; only people already here can be found</extracomment>
        <translation>The residents’ register has not arrived. Only people already received can be found</translation>
    </message>
    <message>
        <source>候補 %1世帯以上。もっと押すと しぼれます</source>
        <extracomment>%1 households found, and there are more</extracomment>
        <translation>%1 households or more. Press on to narrow down</translation>
    </message>
    <message>
        <source>候補 %1世帯（受付ずみの人から）</source>
        <extracomment>%1 households found</extracomment>
        <translation>%1 households (of people received)</translation>
    </message>
    <message>
        <source>候補 %1世帯（%2人から）</source>
        <extracomment>%1 households found, %2 people searched</extracomment>
        <translation>%1 households (of %2 people)</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::ShelterStatus</name>
    <message>
        <source>在所 %1人（名簿%2／人数のみ%3）</source>
        <extracomment>Header: %1 people inside, of these %2 by name and %3 by head count only</extracomment>
        <translation>Inside %1 (names %2 / count %3)</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::StaffViewModel</name>
    <message>
        <source>受付係</source>
        <extracomment>What somebody does at the shelter</extracomment>
        <translation>Reception</translation>
    </message>
    <message>
        <source>責任者</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>本部派遣</source>
        <translation>From HQ</translation>
    </message>
    <message>
        <source>訓練</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>担当不明</source>
        <extracomment>Nobody said who works at this tablet</extracomment>
        <translation>Nobody named</translation>
    </message>
    <message>
        <source>まちがいが続きました。あと %1秒 待ってください。急ぐときは「PINなしで人数だけ登録」で受付を始められます</source>
        <extracomment>Too many wrong PINs; %1 seconds</extracomment>
        <translation>Several wrong PINs. Wait %1 s. In a hurry, begin with &quot;Count people without PIN&quot;</translation>
    </message>
    <message>
        <source>確かめています…</source>
        <extracomment>The PIN is being checked</extracomment>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>名前を押してください。バッジがあれば かざすだけです</source>
        <extracomment>Unlock page: what to do first</extracomment>
        <translation>Press your name, or scan your badge</translation>
    </message>
    <message>
        <source>PIN 4けたを押してください</source>
        <extracomment>Unlock page: what to do next</extracomment>
        <translation>Press the four digits of your PIN</translation>
    </message>
    <message>
        <source>このバッジは ここでは使えません。名前とPINで入ってください</source>
        <extracomment>The code that was scanned opens nothing here</extracomment>
        <translation>This badge does not work here. Use your name and PIN</translation>
    </message>
    <message>
        <source>PINが ちがいます。もう一度押してください</source>
        <extracomment>Wrong PIN</extracomment>
        <translation>Wrong PIN. Try again</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::SyncViewModel</name>
    <message>
        <source>1 この端末の中</source>
        <extracomment>Sync facts: what is saved on this tablet / what other tablets of the shelter have / what HQ has taken in / what both hold, compared / what came from HQ</extracomment>
        <translation>1 On this tablet</translation>
    </message>
    <message>
        <source>2 避難所の中の端末</source>
        <translation>2 Tablets nearby</translation>
    </message>
    <message>
        <source>3 本部へ</source>
        <translation>3 To HQ</translation>
    </message>
    <message>
        <source>&#x3000; 本部とくらべて</source>
        <translation>   Compared to HQ</translation>
    </message>
    <message>
        <source>4 本部から</source>
        <translation>4 From HQ</translation>
    </message>
    <message>
        <source>時計</source>
        <extracomment>Sync facts: the tablet&apos;s clock is wrong</extracomment>
        <translation>Clock</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::TickedListViewModel</name>
    <message>
        <source>版 %1&#x3000;表 %2&#x3000;全%3ページ</source>
        <extracomment>The list that is entered, as its pages say: %1 edition, %2 letters at the foot, %3 how many pages</extracomment>
        <translation>Edition %1, list %2, %3 pages</translation>
    </message>
    <message>
        <source>%1&#x3000;%2&#x3000;%3</source>
        <extracomment>%1 the list as its pages say, %2 when it was printed, %3 for which districts</extracomment>
        <translation>%1&#x3000;%2&#x3000;%3</translation>
    </message>
    <message>
        <source>版 %1 の一覧は この端末に届いていません。記録していません。紙を本部に届けてください</source>
        <extracomment>Entering a list: %1 its edition</extracomment>
        <translation>The list of edition %1 has not arrived here. Nothing was recorded. Take the paper to headquarters</translation>
    </message>
    <message>
        <source>版 %1 の一覧は ひとつではありません。紙の「表」の文字で えらんでください</source>
        <extracomment>Entering a list: %1 edition that more than one list has</extracomment>
        <translation>More than one list has edition %1. Choose by the letters after 表 on the paper</translation>
    </message>
    <message>
        <source>この一覧は %1ページまでです。版とページを 確かめてください</source>
        <extracomment>Entering a list: %1 how many pages it has</extracomment>
        <translation>This list has %1 pages. Check edition and page</translation>
    </message>
    <message>
        <source>%1ページは この避難所の地区の分ではありません。紙を本部に届けてください</source>
        <extracomment>Entering a list: %1 a page with nobody of this shelter&apos;s districts</extracomment>
        <translation>Page %1 is not of the districts of this shelter. Take the paper to headquarters</translation>
    </message>
    <message>
        <source>%1ページは %2行までです。行を 確かめてください</source>
        <extracomment>Entering a list: %1 page, %2 how many rows it has</extracomment>
        <translation>Page %1 has %2 rows. Check the row</translation>
    </message>
    <message>
        <source>この行は この避難所の地区の人ではありません。紙を本部に届けてください</source>
        <extracomment>Entering a list: the row is somebody of another shelter&apos;s districts, or nobody any more</extracomment>
        <translation>This row is nobody of the districts of this shelter. Take the paper to headquarters</translation>
    </message>
    <message>
        <source>いまの記録: %1&#x3000;%2</source>
        <extracomment>Entering a list: %1 what was found before, %2 when</extracomment>
        <translation>On record: %1 %2</translation>
    </message>
    <message>
        <source>もう確認済みです（%1）</source>
        <extracomment>Entering a list: %1 why the person is accounted for already</extracomment>
        <translation>Accounted for already (%1)</translation>
    </message>
    <message>
        <source>いま</source>
        <extracomment>When a row was ticked: now</extracomment>
        <translation>now</translation>
    </message>
    <message>
        <source>要救助の知らせが あります。紙に しるしを付けた時刻を えらんでから、もう一度 押してください</source>
        <extracomment>Entering a list: somebody reported that this person must be rescued; the tick may be older than that</extracomment>
        <translation>Somebody reported that this person must be rescued. Choose when the paper was ticked, then press again</translation>
    </message>
    <message>
        <source>この時刻より あとの知らせが あります。記録していません</source>
        <extracomment>Entering a list: what is known was seen later than the tick</extracomment>
        <translation>Something was seen later than this. Nothing was recorded</translation>
    </message>
    <message>
        <source>この行は もう入っています</source>
        <extracomment>Entering a list: the very same was entered before</extracomment>
        <translation>This row is entered already</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::TodoViewModel</name>
    <message>
        <source>つづける</source>
        <extracomment>Home: goes on with what was half entered when the tablet stopped</extracomment>
        <translation>Go on</translation>
    </message>
    <message>
        <source>列が長いようです。人数だけ登録に切りかえますか（あとで名簿にできます）</source>
        <extracomment>Home: many households came in the last minutes</extracomment>
        <translation>The line is long. Count people only? (Names can follow)</translation>
    </message>
    <message>
        <source>人数だけ</source>
        <extracomment>Home: registers head counts only from now on</extracomment>
        <translation>Count only</translation>
    </message>
    <message>
        <source>報告する</source>
        <extracomment>Home: opens the report to headquarters</extracomment>
        <translation>Report</translation>
    </message>
    <message>
        <source>%1 の本部報告が まだです（%2分すぎ）</source>
        <extracomment>Home: %1 time of a report that was not made, %2 minutes ago</extracomment>
        <translation>Report of %1 is overdue by %2 min</translation>
    </message>
    <message>
        <source>%1 の本部報告&#x3000;あと %2分</source>
        <extracomment>Home: %1 time of the report, %2 minutes until then</extracomment>
        <translation>Report of %1 in %2 min</translation>
    </message>
    <message>
        <source>開設の届けが まだです</source>
        <extracomment>Home: what the checklist leads to</extracomment>
        <translation>HQ was not told that we are open</translation>
    </message>
    <message>
        <source>まもなく満員です</source>
        <translation>Nearly full</translation>
    </message>
    <message>
        <source>定員です</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>手順を見る</source>
        <extracomment>Home: opens the checklist of opening or closing a shelter</extracomment>
        <translation>Steps</translation>
    </message>
    <message>
        <source>本部の返事がない要望 %1件。電話もしてください</source>
        <extracomment>Home: %1 needs that headquarters has not answered</extracomment>
        <translation>%1 needs without an answer. Telephone too</translation>
    </message>
    <message>
        <source>見る</source>
        <extracomment>Home: opens the page of a person whose oxygen runs out
----------
Home: opens the report page, where they stand</extracomment>
        <translation>Look</translation>
    </message>
    <message>
        <source>人数のみの %1人を名簿に</source>
        <extracomment>Home: %1 people were counted and have no names yet</extracomment>
        <translation>Names for %1 people counted</translation>
    </message>
    <message>
        <source>名簿にする</source>
        <extracomment>Home: gives counted people names</extracomment>
        <translation>Name them</translation>
    </message>
    <message>
        <source>同じ人・食いちがい %1件</source>
        <extracomment>Home: %1 questions wait for somebody who knows</extracomment>
        <translation>%1 things to check</translation>
    </message>
    <message>
        <source>確かめる</source>
        <extracomment>Home: opens the questions</extracomment>
        <translation>Check</translation>
    </message>
    <message>
        <source>2回 名簿にしたかもしれない人 %1人</source>
        <extracomment>Home: %1 people have most likely been named on two tablets</extracomment>
        <translation>%1 may be named twice</translation>
    </message>
</context>
</TS>
