"""Countries and the large bodies of states, each by all that offices are named after.

The countries and what their people are called are those of countryinfo 1.0.1 (MIT licence,
github.com/porimol/countryinfo) where it has them as newspapers write them; short forms are added.
"""

from __future__ import annotations

_PLACES = """
    afghanistan, afghan; african union, au; albania, albanian; algeria, algerian; andorra,
    andorran; angola, angolan; antigua and barbuda, antiguan, antigua; argentina, argentine,
    argentinian, argentinean; armenia, armenian; aruba, aruban; australia, australian; austria,
    austrian; azerbaijan, azerbaijani, azeri; bahamas, bahamian; bahrain, bahraini; bangladesh,
    bangladeshi; bank of england, boe; barbados, barbadian; belarus, belarusian; belgium,
    belgian; belize, belizean; benin, beninese; bermuda, bermudian; bhutan, bhutanese; bolivia,
    bolivian; bosnia and herzegovina, bosnian, bosnia; botswana, botswanan; brazil, brazilian;
    brunei, bruneian; bulgaria, bulgarian; burkina faso, burkinabe; burundi, burundian;
    cambodia, cambodian; cameroon, cameroonian; canada, canadian; cape verde, cape verdean, cabo
    verde; central african republic, central african; chad, chadian; chile, chilean; china,
    chinese; colombia, colombian; comoros, comoran; costa rica, costa rican; croatia, croatian,
    croat; cuba, cuban; cyprus, cypriot; czech republic, czech, czechia; democratic republic of
    the congo, congolese, congo, dr congo, drc; denmark, danish; djibouti, djiboutian; dominica,
    dominican; dominican republic, dominican; east timor, timorese, east timorese, timor leste;
    ecuador, ecuadorian, ecuadorean; egypt, egyptian; el salvador, salvadoran, salvadorean;
    england, english; equatorial guinea, equatorial guinean; eritrea, eritrean; estonia,
    estonian; ethiopia, ethiopian; european central bank, ecb; european union, eu, european;
    faroe islands, faroese; federal reserve, fed; federated states of micronesia, micronesian,
    micronesia; fiji, fijian; finland, finnish; france, french; french polynesia, french
    polynesian; gabon, gabonese; gambia, gambian; georgia, georgian; germany, german; ghana,
    ghanaian; gibraltar, gibraltarian; greece, greek; greenland, greenlandic; grenada,
    grenadian; guatemala, guatemalan; guinea, guinean; guinea bissau, guinea bissauan; guyana,
    guyanese; haiti, haitian; honduras, honduran; hong kong; hungary, hungarian; iceland,
    icelandic; india, indian; indonesia, indonesian; international atomic energy agency, iaea;
    international monetary fund, imf; iran, iranian; iraq, iraqi; ireland, irish; isle of man,
    manx; israel, israeli; italy, italian; ivory coast, ivorian, cote d ivoire; jamaica,
    jamaican; japan, japanese; jordan, jordanian; kazakhstan, kazakh, kazakhstani; kenya,
    kenyan; kiribati; kosovo, kosovar, kosovan; kuwait, kuwaiti; kyrgyzstan, kyrgyz; laos,
    laotian; latvia, latvian; lebanon, lebanese; lesotho, basotho; liberia, liberian; libya,
    libyan; liechtenstein; lithuania, lithuanian; luxembourg, luxembourgish; macedonia,
    macedonian, north macedonia; madagascar, malagasy; malawi, malawian; malaysia, malaysian;
    maldives, maldivian; mali, malian; malta, maltese; marshall islands, marshallese;
    mauritania, mauritanian; mauritius, mauritian; mexico, mexican; moldova, moldovan; monaco,
    monegasque; mongolia, mongolian; montenegro, montenegrin; morocco, moroccan; mozambique,
    mozambican; myanmar, burmese, burma; namibia, namibian; nato, north atlantic treaty
    organization; nauru, nauruan; nepal, nepalese, nepali; netherlands, dutch; new zealand, nz;
    nicaragua, nicaraguan; niger, nigerien; nigeria, nigerian; north korea, north korean;
    northern ireland, northern irish; norway, norwegian; oman, omani; pakistan, pakistani;
    palau, palauan; palestine, palestinian; panama, panamanian; papua new guinea, papua new
    guinean; paraguay, paraguayan; peru, peruvian; philippines, philippine, filipino; poland,
    polish; portugal, portuguese; puerto rico, puerto rican; qatar, qatari; romania, romanian;
    russia, russian; rwanda, rwandan; saint kitts and nevis, kittitian, saint kitts; saint
    lucia, saint lucian; saint vincent and the grenadines, vincentian, saint vincent; samoa,
    samoan; san marino, sammarinese; sao tome and principe, sao tomean, sao tome; saudi arabia,
    saudi, saudi arabian, ksa; scotland, scottish; senegal, senegalese; serbia, serbian, serb;
    seychelles, seychellois; sierra leone, sierra leonean; singapore, singaporean; slovakia,
    slovak, slovakian; slovenia, slovenian; solomon islands; somalia, somali; south africa,
    south african; south korea, south korean, korean; south sudan, south sudanese; spain,
    spanish; sri lanka, sri lankan; sudan, sudanese; suriname, surinamese; eswatini, swazi,
    swaziland; sweden, swedish; switzerland, swiss; syria, syrian; taiwan, taiwanese;
    tajikistan, tajik; tanzania, tanzanian; thailand, thai; togo, togolese; tonga, tongan;
    trinidad and tobago, trinidadian, trinidad; tunisia, tunisian; turkey, turkish, turkiye;
    turkmenistan, turkmen; tuvalu, tuvaluan; uganda, ugandan; ukraine, ukrainian; united arab
    emirates, emirati, uae; united kingdom, british, britain, uk, great britain; united nations,
    un, u n; united states, american, america, us, u s, usa, united states of america; uruguay,
    uruguayan; uzbekistan, uzbek; vanuatu, vanuatuan, ni vanuatu; vatican, holy see; venezuela,
    venezuelan; vietnam, vietnamese; wales, welsh; world health organization, world health
    organisation, who; world trade organization, wto; yemen, yemeni; zambia, zambian; zimbabwe,
    zimbabwean
"""

PLACES: dict[str, tuple[str, ...]] = {
    name: tuple(group.split(", "))
    for group in " ".join(_PLACES.split()).split("; ")
    for name in group.split(", ")
}
"""For each name of a place, folded, all its names: of "turkish" also "turkey"."""

LONGEST_PLACE = max(len(name.split()) for name in PLACES)
"""In words."""
