"""Countries, capitals, large bodies of states: what offices are named after, and what speaks.

The countries and what their people are called are those of countryinfo 1.0.1 (MIT licence,
github.com/porimol/countryinfo) where it has them as newspapers write them; short forms are
added. What stands behind a stroke is said of their people and things, never of the state.
"""

from __future__ import annotations

_PLACES = """
    afghanistan / afghan; african union, au; albania / albanian; algeria / algerian; andorra /
    andorran; angola / angolan; antigua and barbuda, antigua / antiguan; argentina / argentine,
    argentinian, argentinean; armenia / armenian; aruba / aruban; australia / australian;
    austria / austrian; azerbaijan / azerbaijani, azeri; bahamas / bahamian; bahrain / bahraini;
    bangladesh / bangladeshi; bank of england, boe; barbados / barbadian; belarus / belarusian;
    belgium / belgian; belize / belizean; benin / beninese; bermuda / bermudian; bhutan /
    bhutanese; bolivia / bolivian; bosnia and herzegovina, bosnia / bosnian; botswana /
    botswanan; brazil / brazilian; brunei / bruneian; bulgaria / bulgarian; burkina faso /
    burkinabe; burundi / burundian; cambodia / cambodian; cameroon / cameroonian; canada /
    canadian; cape verde, cabo verde / cape verdean; central african republic / central african;
    chad / chadian; chile / chilean; china / chinese; colombia / colombian; comoros / comoran;
    costa rica / costa rican; croatia / croatian, croat; cuba / cuban; cyprus / cypriot; czech
    republic, czechia / czech; democratic republic of the congo, congo, dr congo, drc /
    congolese; denmark / danish; djibouti / djiboutian; dominica / dominican; dominican republic
    / dominican; east timor, timor leste / timorese, east timorese; ecuador / ecuadorian,
    ecuadorean; egypt / egyptian; el salvador / salvadoran, salvadorean; england / english;
    equatorial guinea / equatorial guinean; eritrea / eritrean; estonia / estonian; ethiopia /
    ethiopian; european central bank, ecb; european union, eu / european; faroe islands /
    faroese; federal reserve, fed; federated states of micronesia, micronesia / micronesian;
    fiji / fijian; finland / finnish; france / french; french polynesia / french polynesian;
    gabon / gabonese; gambia / gambian; georgia / georgian; germany / german; ghana / ghanaian;
    gibraltar / gibraltarian; greece / greek; greenland / greenlandic; grenada / grenadian;
    guatemala / guatemalan; guinea / guinean; guinea bissau / guinea bissauan; guyana /
    guyanese; haiti / haitian; honduras / honduran; hong kong; hungary / hungarian; iceland /
    icelandic; india / indian; indonesia / indonesian; international atomic energy agency, iaea;
    international monetary fund, imf; iran / iranian; iraq / iraqi; ireland / irish; isle of man
    / manx; israel / israeli; italy / italian; ivory coast, cote d ivoire / ivorian; jamaica /
    jamaican; japan / japanese; jordan / jordanian; kazakhstan / kazakh, kazakhstani; kenya /
    kenyan; kiribati; kosovo / kosovar, kosovan; kuwait / kuwaiti; kyrgyzstan / kyrgyz; laos /
    laotian; latvia / latvian; lebanon / lebanese; lesotho / basotho; liberia / liberian; libya
    / libyan; liechtenstein; lithuania / lithuanian; luxembourg / luxembourgish; macedonia,
    north macedonia / macedonian; madagascar / malagasy; malawi / malawian; malaysia /
    malaysian; maldives / maldivian; mali / malian; malta / maltese; marshall islands /
    marshallese; mauritania / mauritanian; mauritius / mauritian; mexico / mexican; moldova /
    moldovan; monaco / monegasque; mongolia / mongolian; montenegro / montenegrin; morocco /
    moroccan; mozambique / mozambican; myanmar, burma / burmese; namibia / namibian; nato, north
    atlantic treaty organization; nauru / nauruan; nepal / nepalese, nepali; netherlands /
    dutch; new zealand, nz; nicaragua / nicaraguan; niger / nigerien; nigeria / nigerian; north
    korea / north korean; northern ireland / northern irish; norway / norwegian; oman / omani;
    pakistan / pakistani; palau / palauan; palestine / palestinian; panama / panamanian; papua
    new guinea / papua new guinean; paraguay / paraguayan; peru / peruvian; philippines /
    philippine, filipino; poland / polish; portugal / portuguese; puerto rico / puerto rican;
    qatar / qatari; romania / romanian; russia / russian; rwanda / rwandan; saint kitts and
    nevis, saint kitts / kittitian; saint lucia / saint lucian; saint vincent and the
    grenadines, saint vincent / vincentian; samoa / samoan; san marino / sammarinese; sao tome
    and principe, sao tome / sao tomean; saudi arabia, ksa / saudi, saudi arabian; scotland /
    scottish; senegal / senegalese; serbia / serbian, serb; seychelles / seychellois; sierra
    leone / sierra leonean; singapore / singaporean; slovakia / slovak, slovakian; slovenia /
    slovenian; solomon islands; somalia / somali; south africa / south african; south korea /
    south korean, korean; south sudan / south sudanese; spain / spanish; sri lanka / sri lankan;
    sudan / sudanese; suriname / surinamese; eswatini, swaziland / swazi; sweden / swedish;
    switzerland / swiss; syria / syrian; taiwan / taiwanese; tajikistan / tajik; tanzania /
    tanzanian; thailand / thai; togo / togolese; tonga / tongan; trinidad and tobago, trinidad /
    trinidadian; tunisia / tunisian; turkey, turkiye / turkish; turkmenistan / turkmen; tuvalu /
    tuvaluan; uganda / ugandan; ukraine / ukrainian; united arab emirates, uae / emirati; united
    kingdom, uk, britain, great britain / british; united nations, un, u n; united states,
    america, us, u s, usa, united states of america / american; uruguay / uruguayan; uzbekistan
    / uzbek; vanuatu / ni vanuatu, vanuatuan; vatican, holy see; venezuela / venezuelan; vietnam
    / vietnamese; wales / welsh; world health organization, world health organisation, who;
    world trade organization, wto; yemen / yemeni; zambia / zambian; zimbabwe / zimbabwean
"""

_CAPITALS = """
    abu dhabi, accra, addis ababa, algiers, amman, amsterdam, ankara, ashgabat, astana,
    asuncion, athens, baghdad, baku, bamako, bangkok, beijing, beirut, belgrade, berlin, bern,
    bishkek, bogota, brasilia, bratislava, brussels, bucharest, budapest, buenos aires, cairo,
    canberra, caracas, chisinau, colombo, conakry, copenhagen, dakar, damascus, delhi, dhaka,
    doha, dublin, dushanbe, freetown, gaborone, geneva, hanoi, harare, havana, helsinki,
    islamabad, jakarta, jerusalem, juba, kabul, kampala, kathmandu, khartoum, kiev, kigali,
    kinshasa, kuala lumpur, kyiv, la paz, lima, lisbon, ljubljana, london, luanda, lusaka,
    madrid, managua, manila, maputo, mexico city, minsk, mogadishu, monrovia, montevideo,
    moscow, muscat, nairobi, new delhi, nicosia, niamey, oslo, ottawa, panama city, paris, phnom
    penh, podgorica, prague, pretoria, pyongyang, quito, rabat, reykjavik, riga, riyadh, rome,
    san jose, san salvador, sanaa, santiago, sarajevo, seoul, singapore, skopje, sofia,
    stockholm, taipei, tallinn, tashkent, tbilisi, tegucigalpa, tehran, teheran, tel aviv,
    tirana, tokyo, tripoli, tunis, ulaanbaatar, vaduz, valletta, vienna, vientiane, vilnius,
    warsaw, washington, wellington, windhoek, yangon, yaounde, yerevan, zagreb
"""

_GROUPS = " ".join(_PLACES.split()).split("; ")

PLACES: dict[str, tuple[str, ...]] = {
    name: names
    for names in (tuple(group.replace(" / ", ", ").split(", ")) for group in _GROUPS)
    for name in names
}
"""For each name of a place, folded, all its names: of "turkish" also "turkey"."""

ADJECTIVES = frozenset(
    adjective for group in _GROUPS for adjective in group.partition(" / ")[2].split(", ")
) - {""}
"""Those of them that no state is called: "turkish"."""

CAPITALS = frozenset(" ".join(_CAPITALS.split()).split(", "))
"""The cities by which newspapers mean a government."""

LONGEST_PLACE = max(len(name.split()) for name in PLACES)
"""In words."""
