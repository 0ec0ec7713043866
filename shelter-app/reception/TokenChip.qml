import QtQuick
import Hinanjo.Ui
import Hinanjo.Reception

// The 整理券 of the household: the one it holds, or the next one to hand over.
ChipButton {
    required property HouseholdViewModel household

    objectName: "token.give"
    text: household.hasToken ?
    //: %1 token number the household holds already
    qsTr("整理券 %1").arg(household.token) :
    //: %1 next token number; it is handed to the household
    qsTr("整理券 %1 をわたす").arg(household.token)
    several: true
    chosen: household.hasToken || household.givesToken
    enabled: !household.hasToken
    onTapped: household.givesToken = !household.givesToken
}
