<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="ja_JP">
<context>
    <name>BirthDatePage</name>
    <message>
        <source>年</source>
        <extracomment>Part of a date</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>月</source>
        <extracomment>Part of a date</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日</source>
        <extracomment>Part of a date</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>声に出して 確かめてください</source>
        <extracomment>Staff say the date and the age back to the person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>・2けた入ると 自動で次へ進みます</source>
        <extracomment>Hints on the date page</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>・1けたの月や日は、0 を付けるか［次へ］を押します</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>・月や日が わからなければ、年だけで かまいません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>・年も わからなければ、もどって年代をえらびます</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>この日付にする</source>
        <extracomment>Takes the date of birth over</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <source>受付ずみ %1人</source>
        <extracomment>Badge: %1 people of the household are registered here</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外出中 %1人</source>
        <extracomment>Badge: %1 people of the household have gone out for a while</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ほかの避難所 %1人</source>
        <extracomment>Badge: %1 people of the household are at another shelter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退所 %1人</source>
        <extracomment>Badge: %1 people of the household have left</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished">%1 {1 %2人?}</translation>
    </message>
    <message>
        <source>1人ふやします</source>
        <extracomment>What pressing a class of people does</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1を1人へらす</source>
        <extracomment>%1 class of people: takes one off</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HNJ1|…&#x3000;または ファイルの場所</source>
        <extracomment>Enrolment page: the field for the code</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登録コード</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大正</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>昭和</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>平成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>令和</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>西暦</source>
        <extracomment>Western calendar</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FamilyAdder</name>
    <message>
        <source>0才</source>
        <extracomment>Age bands in years</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>男
%1</source>
        <extracomment>Key that adds one man or one woman; %1 age band</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>女
%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1〜5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6〜12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>13〜17</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>18〜39</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>40〜64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>65〜74</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>75〜</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FamilyPage</name>
    <message>
        <source>家族をまとめて登録</source>
        <extracomment>Family page: heading</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓は全員に写しました</source>
        <extracomment>Family page: the family name was copied to everybody</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>姓と町丁目（%1）は全員に写しました</source>
        <extracomment>Family page: family name and town were copied to everybody; %1 town</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整理券 %1</source>
        <extracomment>%1 token number handed to the household</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>＋ 名前も入れる</source>
        <extracomment>Adds a member and types the name now</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>＋ べつの姓の人</source>
        <extracomment>Adds a member with another family name at the same address</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>押すと 1人 足します（名前はあとで）</source>
        <extracomment>Family page: one tap adds one person of this age and sex</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>名のない人 %1人。あとで入れられます</source>
        <extracomment>%1 people without a given name: it may be added later</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1人を受付する</source>
        <translation>Receive %1</translation>
    </message>
</context>
<context>
    <name>FamilyRow</name>
    <message>
        <source>直す</source>
        <extracomment>Changes what was typed of one member</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1を直す</source>
        <extracomment>%1 name: changes what was typed of this person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外す</source>
        <extracomment>Takes one member off the list before it is registered</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1を外す</source>
        <extracomment>%1 name: takes this person off the list</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整理券 %1 をわたす</source>
        <extracomment>%1 token number handed to the household</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>町丁目（任意）</source>
        <extracomment>Where they live, if they say so</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急いで支援が要る人</source>
        <extracomment>People of this household who need help at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急いで支援が要る人を1人へらす</source>
        <extracomment>One person less who needs help at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>いない</source>
        <extracomment>Nobody needs help at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1人&#x3000;▲ 本部へ知らせます</source>
        <extracomment>%1 people need help at once; HQ hears of it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>急いで支援が要る人を1人ふやす</source>
        <extracomment>One person more who needs help at once</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <source>人数だけ
登録</source>
        <extracomment>Home: registers how many people came, without names</extracomment>
        <translation>Head count only</translation>
    </message>
    <message>
        <source>名簿に
ない人を
登録</source>
        <extracomment>Home: registers somebody who is in no register</extracomment>
        <translation>Register
a new person</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 定員 %2人を %1人 こえています</source>
        <extracomment>%1 people above the capacity of %2</extracomment>
        <translation type="unfinished"></translation>
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
        <source>△ うち確認待ち %1人</source>
        <extracomment>%1 people are counted whose presence two shelters see differently</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住民名簿 %1人分がこの端末にあります</source>
        <extracomment>%1 people in the residents&apos; register on this tablet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住民名簿は まだ届いていません。名簿にない人・人数だけ で受付できます</source>
        <extracomment>The residents&apos; register has not been received</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>画面: 昼</source>
        <extracomment>Day or night colours: by the hour, always day, always night</extracomment>
        <translation>Screen: day</translation>
    </message>
    <message>
        <source>画面: 夜</source>
        <translation>Screen: night</translation>
    </message>
    <message>
        <source>画面: 自動</source>
        <translation>Screen: auto</translation>
    </message>
    <message>
        <source>画面の明るさを切りかえます</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>同期の状況</source>
        <extracomment>Opens the page about the exchange with HQ</extracomment>
        <translation>Sync</translation>
    </message>
    <message>
        <source>確認待ち %1件</source>
        <extracomment>Home: %1 questions wait for somebody who knows</extracomment>
        <translation>To check: %1</translation>
    </message>
    <message>
        <source>食いちがいを確かめます</source>
        <translation>Decide where records disagree</translation>
    </message>
    <message>
        <source>要支援者
の安否</source>
        <extracomment>Home: opens the page of the roster people nobody has seen yet</extracomment>
        <translation>Roster:
who is safe?</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>来た人に ✓ がついています。来ていない人だけ 押して外してください。</source>
        <extracomment>Household page: how to untick people who did not come</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>配慮: %1</source>
        <extracomment>Household page: heading over the chips; %1 name of the person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ 本部へ自動で知らせます</source>
        <extracomment>HQ hears of oxygen, dialysis or a child alone at once, without anybody calling</extracomment>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>KanaPad</name>
    <message>
        <source>゛゜小</source>
        <extracomment>Key: voiced, half-voiced and small forms of the last kana</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>避難所 受付</source>
        <extracomment>Title of the window</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>来ています</source>
        <extracomment>State of a member of the household for screen readers: comes in / does not</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来ていません</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>配慮</source>
        <extracomment>Button beside a person: shows the chips for needs of this person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1の配慮</source>
        <extracomment>%1 name of a person</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
        <source>外出中</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>退所</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>わからない</source>
        <translation>Unknown</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名簿にない人&#x3000;1人目（代表）</source>
        <extracomment>Quick add: the first person of a household</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>名簿にない人&#x3000;%1人目</source>
        <extracomment>Quick add: %1 number of the person within the household</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>要るのは「姓のかな」だけ。ほかは あとで入れられます。</source>
        <extracomment>Quick add: only the family name in kana is wanted</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整理券 %1</source>
        <extracomment>%1 token number handed to the household</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1〜5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>6〜12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>13〜17</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>18〜39</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>40〜64</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>65〜74</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>75〜</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>生年月日を入れる</source>
        <extracomment>Opens the page for the date of birth</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>町丁目をえらぶ</source>
        <extracomment>Opens the choice of towns</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>町丁目 %1</source>
        <extracomment>%1 the town chosen; empty for none</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>もどる</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>家族 %1人を見る・足す</source>
        <extracomment>Quick add: to the list of the family; %1 people</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>＋ 家族を足す（姓・町丁目は同じ）</source>
        <extracomment>Quick add: adds members of the family; family name and town are copied</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>世帯に足す</source>
        <extracomment>Quick add: hands the person over to the household page</extracomment>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>お名前は？&#x3000;姓のかなの行を押します</source>
        <extracomment>Reception: nothing typed yet; the household is found by the rows of its name&apos;s kana</extracomment>
        <translation type="unfinished"></translation>
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
    <name>RowPad</name>
    <message>
        <source>%1の行の文字</source>
        <extracomment>Says what a row key does; %1 is the first kana of the row.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelterPage</name>
    <message>
        <source>この端末は まだ登録されていません</source>
        <extracomment>Header while the tablet belongs to no shelter yet</extracomment>
        <translation type="unfinished"></translation>
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
    <name>TenKeyPad</name>
    <message>
        <source>消す</source>
        <extracomment>Key: removes the last digit.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>次へ</source>
        <extracomment>Key: goes on to month or day.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TokenChip</name>
    <message>
        <source>整理券 %1</source>
        <extracomment>%1 token number the household holds already</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>整理券 %1 をわたす</source>
        <extracomment>%1 next token number; it is handed to the household</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TownChoice</name>
    <message>
        <source>ほか・わからない</source>
        <extracomment>The person lives in another town, or nobody knows where</extracomment>
        <translation type="unfinished"></translation>
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
    <name>Words</name>
    <message>
        <source>車いす</source>
        <extracomment>Needs for care, short enough for a key</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>耳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>酸素・呼吸器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>透析</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>妊娠・乳児</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>通訳</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>付添いなし</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>インスリン</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>けが</source>
        <translation type="unfinished">Injured</translation>
    </message>
    <message>
        <source>認知症</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::BirthDateViewModel</name>
    <message>
        <source>西暦の年を4けたで押してください</source>
        <extracomment>Birth date: nothing or only part of the year has been typed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>年を押してください</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>これから先の日付です</source>
        <extracomment>Birth date lies in the future</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1年</source>
        <translation type="unfinished">%1 {1年?}</translation>
    </message>
    <message>
        <source>%1月</source>
        <translation type="unfinished">%1 {1月?}</translation>
    </message>
    <message>
        <source>%1日</source>
        <translation type="unfinished">%1 {1日?}</translation>
    </message>
    <message>
        <source>＝ %1&#x3000;%2才</source>
        <extracomment>Birth date said back: %1 western date, %2 age in years</extracomment>
        <translation type="unfinished"></translation>
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
    <name>hinanjo::reception::EnrolmentViewModel</name>
    <message>
        <source>本部とやりとりしています…</source>
        <extracomment>Enrolment: the tablet talks to HQ</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ この端末は登録されました</source>
        <extracomment>Enrolment has succeeded</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コードを入れてください</source>
        <extracomment>Enrolment without a code</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本部がこのコードを受けつけません。使用ずみか、期限切れです。本部で新しいコードを出してもらってください</source>
        <extracomment>Enrolment refused by HQ</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本部につながりません。ネットワークを確かめて、もう一度押してください。コードはまだ使えます</source>
        <extracomment>HQ could not be reached</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>コードの形がちがいます。はじめから終わりまで入れてください（HNJ1 で始まります）</source>
        <extracomment>The text is not an enrolment code</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>登録できません。本部に伝えてください: %1</source>
        <extracomment>Enrolment failed for another reason; %1 is a technical text</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::HeadCountViewModel</name>
    <message>
        <source>大人（男）</source>
        <extracomment>Classes of people in a head count</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>大人（女）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>子ども</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>75才以上</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>乳児</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>わからない</source>
        <translation type="unfinished">Unknown</translation>
    </message>
    <message>
        <source>%1 %2人</source>
        <extracomment>%1 token number of the household, %2 people</extracomment>
        <translation type="unfinished">%1 {1 %2人?}</translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::HouseholdViewModel</name>
    <message>
        <source>%1さんの世帯</source>
        <extracomment>%1 family name: &quot;the Yamada household&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住民名簿（第%1版）の情報です。変わっているかもしれません</source>
        <extracomment>%1 version of the residents&apos; register: it may be out of date</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前に受付した人です</source>
        <extracomment>This household is known from an earlier reception, not from a register</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ここで受付ずみ（%1から）</source>
        <extracomment>%1 time: this person is registered here already</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1に在所（%2から）。ここに移ったら 押して ✓ を付けます</source>
        <extracomment>%1 shelter, %2 time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>外出中（%1から）。もどったら 押して ✓ を付けます</source>
        <extracomment>%1 time: gone out from here for a while</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1から外出中（%2から）。ここに移ったら 押して ✓ を付けます</source>
        <extracomment>%1 shelter, %2 time: gone out from another shelter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退所（%1）</source>
        <extracomment>%1 time: has left a shelter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>確かめてください</source>
        <extracomment>Two shelters say different things about where this person is</extracomment>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>hinanjo::reception::OperationsModel</name>
    <message>
        <source>まだ何も記録していません</source>
        <extracomment>Undo strip before anything was recorded</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存しています… %1</source>
        <extracomment>%1 of whom; the record is not on disk yet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 人数を入れました&#x3000;%2</source>
        <extracomment>%1 time, %2 of whom; the record is durable on this tablet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 受付しました&#x3000;%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ 保存できません。紙に控えてください&#x3000;%1</source>
        <extracomment>%1 of whom; the record is not on disk, staff must write it down</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り消しています… %1</source>
        <extracomment>%1 of whom</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ 取り消しを保存できません&#x3000;%1</source>
        <extracomment>%1 of whom</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取り消しました（%1 の %2）</source>
        <extracomment>%1 time of the operation, %2 of whom</extracomment>
        <translation type="unfinished"></translation>
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
</context>
<context>
    <name>hinanjo::reception::SearchViewModel</name>
    <message>
        <source>姓のかなの行を押してください（この避難所の区域 %1人）</source>
        <extracomment>Beside the row keys while nothing is typed; %1 people in the residents&apos; register of this area</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>住民名簿はまだ届いていません。受付ずみの人だけ さがせます</source>
        <extracomment>The residents&apos; register has not arrived; only people already here can be found</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>候補 %1世帯以上。もっと押すと しぼれます</source>
        <extracomment>%1 households found, and there are more</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>候補 %1世帯（受付ずみの人から）</source>
        <extracomment>%1 households found</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>候補 %1世帯（%2人から）</source>
        <extracomment>%1 households found, %2 people searched</extracomment>
        <translation type="unfinished"></translation>
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
        <translation>Evacuated</translation>
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
    <message>
        <source>ちがう2人を えらんでください</source>
        <extracomment>Unsealing: the same officer twice, or none</extracomment>
        <translation>Choose two different officers</translation>
    </message>
    <message>
        <source>災害も訓練も 宣言されていないので、開けられません</source>
        <extracomment>Unsealing: no disaster or drill is known here</extracomment>
        <translation>No disaster or drill is declared: it stays sealed</translation>
    </message>
    <message>
        <source>コードが ちがいます。紙を見て もう一度 入れてください</source>
        <extracomment>Unsealing: one of the codes was mistyped</extracomment>
        <translation>A code is wrong. Look at the paper and try again</translation>
    </message>
    <message>
        <source>開けられませんでした。もう一度 ためしてください</source>
        <extracomment>Unsealing failed; nothing was opened</extracomment>
        <translation>It could not be opened. Try again</translation>
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
        <extracomment>%1 day on which the household wrote it</extracomment>
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
</TS>
