"""Word lists about people: given names by gender, titles, roles, and words no person is called.

Data, not judgement: `corpus.quotes.naming.resolution` decides what a word in a text means.
Given names that are as often something else (May, Will, Georgia) are left out of the lists that
are written out here; the others are an extract of nomquamgender 0.1.4 (MIT licence,
github.com/ianvanbuskirk/nomquamgender).
"""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

# Written by `python -m tests.training.given_names`: men's, then women's.
_GIVEN_NAMES = Path(__file__).with_name("given_names.txt.gz")


def word_set(lines: str) -> frozenset[str]:
    """The words of `lines`, as they are typed most readably."""
    return frozenset(lines.split())


MALE_NAMES = word_set(
    """
    aaron abdul abdullah abraham adam adel adrian ahmad ahmed alan albert alberto alejandro
    aleksandr alex alexander alexei alexey alfred ali allan allen amir anatoly anders andre
    andreas andrei andrew andrey andrzej andy angus anthony anton antonio antony arnold arthur
    artur asad ash ashraf barack barry bart bashar ben benjamin benny bernard bernie bill
    billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan
    byron cameron carl carlo carlos cecil cesar charles charlie chester chris christian
    christoph christopher chuck clarence clark claude claus clayton clifford clint colin corey
    cory craig curtis cyrus dale damian dan daniel danny darrell dave david dean denis dennis
    derek devin didier diego dieter dimitri dimitry dirk dmitri dmitry dominic don donald doug
    douglas duncan dwight earl ed eddie edgar edmund eduardo edward edwin eli elias elijah
    elon emil emmanuel emre enrique eric erik ernest ethan eugene evan evgeny fabio fadi
    faisal felipe felix fernando fidel floyd francesco francis francisco francois frank frans
    fred frederick friedrich gabriel gareth garry gary gavin gene geoff geoffrey george gerald
    gerard gerhard gerry giovanni giuseppe glenn gordon graham grant greg gregory guillermo
    gunter gustavo guy habib hakan hamid hank hans harold harry hasan hassan hector heiko
    helmut henrik henry herbert herman hiroshi horst howard hubert hugh hugo hussein hyun ian
    ibrahim igor imran isaac ismail ivan jack jacob jacques jaime jair jake jamal james jamie
    jan janos jared jason javier jay jean jeb jed jeff jeffrey jens jeremy jerome jerry jesse
    jim jimmy jiri joachim joao jochen joe joel johan johann johannes john johnny jon jonas
    jonathan jorge jose josef joseph josh joshua josip juan juergen julian julio julius jurgen
    justin kamal kareem karim karl kay keir keith kemal ken kenji kenneth kent kevin khaled
    khalid kirk klaus kofi konrad konstantin kurt kyle lance larry lars laurence lawrence lech
    lee len leo leon leonard leonid leroy leslie lester lewis liam lindsey lionel lloyd
    lorenzo lou louis luca lucas luigi luis luiz luke magnus mahmoud malcolm manfred manuel
    marc marcel marco marcos marcus mario mark marshall martin marty marvin mateusz mats matt
    matteo matthew matthias maurice mauricio max maxim maximilian mehmet mevlut michael michel
    miguel mike mikhail milan miles milos mitch mitt mohamed mohammad mohammed moritz morris
    moshe muhammad murat mustafa nabil naftali narendra nasser nathan nathaniel ned neil
    nelson newt niall nicholas nick nicolas nigel nikita nikola nikolai nikolay nils noah noam
    norman oleg oleksandr oliver omar orrin oscar osman otto owen pablo paolo pascal pat
    patrick paul pavel pavlo pedro percy perry pete peter phil philip philippe phillip pierre
    pieter piotr preet rafael raheem rahul rajiv ralph ramon ramzan rand randy raphael raul
    ravi ray raymond recep reginald reince rex reza ricardo riccardo richard rick rob robby
    robert roberto robin rod roderick rodney rodrigo roger roland rolf roman romano ron ronald
    ronnie rory ross roy rudolf rudy rupert russ russell ryan saad saeed salman salvador sam
    samir samuel sanjay satoshi saul scott sean sebastian sepp serge sergei sergey sergio seth
    shane shaun shimon shinzo sidney silvio simon spencer stan stanley stefan stephan stephen
    sterling steve steven stewart stuart sven tariq tayyip ted teddy terence terry thaddeus
    theo theodore thierry thomas tim timothy tobias todd tom tommy tony travis trevor tyler
    umberto uwe vaclav vernon victor viktor vince vincent vitali vitaly vladimir volodymyr
    vyacheslav wade walter warren wayne wendell werner wesley wilfried willem willi william
    willy winston wolfgang xavier yair yasser yevgeny yitzhak yoshihide yuri yusuf yves
    zachary zoran
    """
)

FEMALE_NAMES = word_set(
    """
    abigail ada adela adriana agnes aisha alexandra alexis alice alicia alina alison allison
    alma amal amanda amber amelia amelie amina amira amy ana anastasia andrea angela angelina
    anita ann anna anne annette annie annika antonia anya ariana astrid audrey aung ava ayesha
    barbara beata beatrice beatriz becky benazir bernadette beth betsy betty beverly birgit
    bonnie brenda bridget brigitte brooke camila camille candice carla carly carmen carol
    carole caroline carolyn carrie catherine cathy cecile cecilia celeste celia chantal
    charlene chelsea cheryl christiane christina christine cindy claire clara clare claudia
    cleo colleen condoleezza connie constance corinne cristina cynthia dana daniela danielle
    daphne dawn debbie deborah debra delia denise diana diane dianne dina dolores dominique
    donna dora doris dorothy edith eileen elaine eleanor elena eleni elif elisa elisabeth
    elise eliza elizabeth ella ellen elsa emily emine emma erica erika erin esther ethel eva
    evelyn fatima federica fiona frances francesca frauke freya frida gabriela gabrielle gaelle gail
    gemma gennifer geraldine gertrude gina giorgia giulia gladys gloria greta gudrun gwen
    hannah harriet hatice hazel heather heidi helen helena helene helga henrietta hilary hilda
    hillary huma ida ilse imelda ines ingrid irene irina iris isabel isabella isabelle ivana
    ivanka jacinda jackie jacqueline jane janet janice janine jasmine jeanette jeanne jen
    jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodie josephine joy joyce
    juanita judith judy julia juliana julie juliet julieta justine kamala karen karin karla
    karolina kate katerina katharina katherine kathleen kathryn kathy katie katrina katya
    kayleigh keiko kelly kellyanne kerstin kim kimberly kirsten kirstjen kristalina kristen
    kristin kristina lara larisa laura lauren leah leila lena leticia liliana lillian lily
    lina linda lisa liz liza lois loretta lorraine louise lucia lucille lucy ludmila luisa
    lydia lynn mabel madeleine magdalena maggie maia mairead malala manuela marcia margaret
    margarita margrethe maria marian marianne marie marina marine marion marissa marjorie
    marlene marsha marta martha martina mary matilda maureen maxine maya megan meghan melania
    melanie melinda melissa mercedes merve mia michaela michele michelle mina miranda miriam
    mitsuko molly mona monica monika muriel myra nadia nadine naomi natalia natalie natasha
    nicola nicole nina nora norma oksana olena olga olivia ophelia pamela patricia patty paula
    pauline peggy penelope petra phoebe phyllis polina priscilla priti rachel ramona rania
    rebecca regina renata renee rhonda rita roberta robyn rosa rosalind rosemary roxana ruth
    sabine sabrina sally samantha sandra sanna sara sarah selma serena sharon sheila shelley
    sheryl shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan
    susana susanna susanne suzanne svetlana sylvia tamara tammy tania tanya tatiana tatyana
    teresa theresa tiffany tina toni tracy trudy tulsi ulrike ursula valentina valeria valerie
    vanessa vera veronica vicky victoria viola violet viviane wanda wendy wilma yasmin yelena
    yoko yolanda yulia yvette yvonne zainab zeynep zoe
    """
)

TITLES = word_set(
    """
    adm capt cmdr col dame dr emerita emeritus fr gen gov govs hon lady lord lt maj miss mme mr
    mrs ms mx prof rep reps rev sen sens sgt sir st
    """
)

SHORT_ROLES: dict[str, str] = {
    "gen": "general",
    "gov": "governor",
    "prof": "professor",
    "rep": "representative",
    "sen": "senator",
}
"""What a title is short for, where it is what somebody is: "Torp Sen." is the Torp senator."""

# Words of the lists below that also begin names: "Will Hurd", "April Jones", "Dean Martin".
ALSO_GIVEN = word_set("april august dean june may will")

# Two capitals that are no initials of a name; those of more letters never are.
SHORT_ACRONYMS = word_set("AG AP DA DC EU GP KC MP PM QC TD TV UK UN US VP")

# "Vice-President", "Secretary-General", "Krol-backer": never a name, though "Geun-hye" is.
FIRST_OF_COMPOUNDS = word_set("brigadier co deputy ex lieutenant then under vice")
LAST_OF_COMPOUNDS = word_set(
    """
    ally appointee backer based born critic designate elect era general led loyalist run style
    supporter
    """
)

# With one of these before it, a surname alone is surely a person's.
FORMS_OF_ADDRESS = (TITLES - {"st"}) | word_set(
    """
    ambassador chancellor congressman congresswoman councilman councilwoman governor judge
    justice king mayor minister pope premier president prince princess professor queen
    secretary senator sheriff
    """
)

MALE_TITLES = word_set(
    """
    emperor father king lord mr pope prince sir
    """
)

# The name after one of these stands for the whole person.
REGNAL_TITLES = word_set("emperor empress king pope prince princess queen")

FEMALE_TITLES = word_set(
    """
    dame empress lady madame miss mme mrs ms princess queen sister
    """
)

ROLES = word_set(
    """
    activist actor actress admiral adviser advisor advocate aide ambassador analyst archbishop
    artist attorney author banker bishop boss brigadier broadcaster businessman businesswoman
    candidate captain cardinal ceo chair chairman chairperson chairwoman chancellor chief
    coach colonel columnist comedian comedienne commander commissioner comptroller congressman
    congresswoman constable consul controller coordinator coroner correspondent councillor
    councilman councilor councilwoman counsel counselor counterpart critic dean delegate
    democrat deputy designer detective developer dictator diplomat director doctor donor
    driver economist editor emperor engineer entrepreneur envoy executive expert farmer father
    fellow filmmaker financier firefighter fisherman founder general governor head historian
    host husband imam inspector investigator investor journalist judge justice king lawmaker
    lawyer lead leader lecturer legislator lieutenant magistrate major manager marshal mayor
    mediator midwife minister moderator mogul mother musician negotiator neighbor neighbour
    nominee novelist nurse officer official operative organizer owner painter parliamentarian
    partner pastor physician pilot player poet policeman politician pollster pope premier
    presenter president priest prince princess principal producer professor prosecutor
    psychiatrist psychologist publisher queen rabbi rapporteur receiver reporter
    representative republican researcher resident rival scholar scientist secretary senator
    sergeant sheriff singer sister skipper solicitor speaker specialist spokesman spokesperson
    spokeswoman staffer strategist student sultan superintendent supervisor surgeon surrogate
    teacher technician therapist trader trainer treasurer trustee tycoon veteran vicar victim
    voter warden widow wife witness worker writer
    """
)

MALE_ROLES = word_set(
    """
    actor businessman chairman comedian congressman councilman father fisherman husband king
    policeman prince spokesman
    """
)

FEMALE_ROLES = word_set(
    """
    actress businesswoman chairwoman comedienne congresswoman councilwoman mother princess
    queen sister spokeswoman widow wife
    """
)

# A capitalised phrase with one of these is an organisation, a place or an event.
NOT_A_PERSON = word_set(
    """
    academy act administration africa agency air airlines airport alliance amendment america
    american army asia assembly associated association authority avenue bank bay beach board
    bridge brigade britain broadcasting brothers bureau business cabinet campaign capitol
    caucus center central centre chamber church city clinic club coalition coast college
    commission committee communications community company conference congress constitution
    convention corporation corps council county court daily debate defence defense democratic
    department district division east eastern economic election embassy energy england
    enterprise enterprises europe european exchange express federal federation festival finance
    footwear force forces foreign forum foundation france free front fund gazette german
    germany global golf government group gymnasium hampshire health herald high hospital hotel
    house images inc industries industry institute institution intelligence international
    island islands journal labor labour law league legal liberal library limited live local
    london ltd magazine majority management massacre media medical medicine memorial middle
    military ministry mission monitor mount mountain movement museum music nation national
    nations navy network networks new news newspaper north northern office olympic organisation
    organization pac pacific palace park parliament partners partnership party pavilion photos
    police policy political poll post press program programme project public radio railway
    recipient regional relations republic research reserve review river road royal russia
    russian san santa school science security senate service services show social society
    solutions south southern square stadium standard star state states station statistics steel
    stock store street strip studies sun super supreme survey system systems team tech
    technologies technology television theater theatre times tower town trade transport
    treasury treaty tribunal tribune trust tv union unit united university valley video village
    war washington water week western wing workers world york
    """
)

# Capitalised because they begin a sentence or are always so, and never part of a name.
NEVER_NAMES = word_set(
    """
    a about according add adding after again against all also although am amid among an and
    another any april are around as ask asked asking at august because been before behind being
    below besides between beyond both but by calling can citing could december despite did do
    does during each earlier either even every february few finally first following for former
    formerly friday from given governors had has have he her here hers him his how however i if
    in indeed instead is it its january july june just last late later like many march may me
    meanwhile monday more most mr much my nearly neither never next no none nor not november
    now october of off on once one only or other others our out over people perhaps rather read
    recently retired said same saturday saying says second see senators september several she
    should since so some speaking still such sunday than that the their them then there these
    they this those though three through thursday thus to today together told tomorrow tonight
    too tuesday two under unlike until up upon us very was watch we wednesday were what when
    where whether which while who whom whose why will with within without would yes yesterday
    yet you your
    """
)


@cache
def given_names() -> dict[str, str]:
    """The gender, "m" or "f", of some 19,000 folded given names that are clearly of one."""
    lines = gzip.decompress(_GIVEN_NAMES.read_bytes()).decode().split("\n")
    return {name: gender for gender, line in zip("mf", lines, strict=True) for name in line.split()}
