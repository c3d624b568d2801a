"""The words by which seven languages say who speaks: cues, roles, and what stands around names.

Data, not judgement: `foreign` and `foreign_names` decide what they mean. All but
the cues and negations are matched folded; a role may also be the end of a longer word.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.quotes.naming.names import word_set
from corpus.text import fold


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """One language. `adverbs` may begin a sentence before cue and name ("Gestern sagte …")."""

    cues: tuple[str, ...]
    roles: frozenset[str]
    articles: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    times: frozenset[str]
    negations: frozenset[str]
    after: frozenset[str]
    role_endings: tuple[str, ...] = ()
    adverbs: frozenset[str] = frozenset()
    is_introduced_only: bool = False  # capitals alone show no name: nouns have them too
    particles_anywhere: bool = False  # "Luiz Lula da Silva" is a name as a whole
    speaker_leads: bool = False  # "Name, “…” cue" is how it is said


def _cues(lines: str) -> tuple[str, ...]:
    """The forms of saying, parted by commas, the longest first."""
    forms = {" ".join(form.split()) for form in lines.split(",")}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _folded(lines: str) -> frozenset[str]:
    return word_set(fold(lines))


WORDS = {
    "de": SpeechWords(
        cues=_cues(
            """
            sagte, sagt, erklärte, erklärt, betonte, betont, meinte, meint, fügte hinzu, ergänzte,
            warnte, warnt, forderte, fordert, kritisierte, kritisiert, schrieb, schreibt,
            berichtete, berichtet, antwortete, antwortet, fragte, fragt, rief, lobte, versicherte,
            versichert, bekräftigte, behauptete, mahnte, räumte ein, stellte klar, teilte mit,
            kündigte an
            """
        ),
        roles=_folded(
            """
            herr frau dr prof professor professorin trainer trainerin autor autorin koenig königin
            papst bischof bischöfin richter richterin anwalt anwältin general landrat landrätin
            """
        ),
        role_endings=(
            *("minister", "ministerin", "kanzler", "kanzlerin", "prasident", "prasidentin"),
            *("chef", "chefin", "sprecher", "sprecherin", "vorsitzende", "vorsitzender"),
            *("meister", "meisterin", "politiker", "politikerin", "sekretar", "sekretarin"),
            *("leiter", "leiterin", "direktor", "direktorin", "abgeordnete", "abgeordneter"),
            *("experte", "expertin", "forscher", "forscherin", "senator", "senatorin"),
            *("kommissar", "kommissarin", "beauftragte", "beauftragter", "trainer", "trainerin"),
        ),
        articles=_folded("der die das ein eine"),
        prepositions=_folded("von vom des der für in im aus bei"),
        particles=_folded("von van der den de zu zur vom"),
        times=_folded(
            "am montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute"
        ),
        negations=word_set("nicht nie niemals kein keine keiner weder niemand wenn falls ob als"),
        after=_folded("am im in auf bei dem der den gegenüber zu nach vor an über zum zur laut"),
        adverbs=_folded(
            """
            am im in nach gestern heute dann danach später zuvor dazu darauf bei auf vor zu
            wörtlich anschließend zugleich außerdem
            """
        ),
        is_introduced_only=True,
    ),
    "fr": SpeechWords(
        cues=_cues(
            """
            a déclaré, a dit, a affirmé, a expliqué, a ajouté, a assuré, a indiqué, a précisé, a
            souligné, a estimé, a lancé, a répondu, a écrit, a annoncé, a confié, a insisté, a
            prévenu, a martelé, a rappelé, a regretté, a averti, a commenté, a réagi, a conclu, a
            dénoncé, déclare, dit, affirme, explique, ajoute, assure, souligne, estime, lance,
            répond, écrit, confie, prévient, déclarait, expliquait, disait
            """
        ),
        roles=_folded(
            """
            ministre président présidente maire député députée sénateur sénatrice secrétaire
            porte-parole directeur directrice chef cheffe patron patronne avocat avocate juge
            professeur professeure entraîneur entraîneuse chancelier chancelière roi reine pape
            vice-président vice-présidente m mme me dr général préfet préfète candidat candidate
            auteur autrice écrivain écrivaine chercheur chercheuse économiste
            """
        ),
        articles=_folded("le la l les un une"),
        prepositions=_folded("de du des d à au aux en pour"),
        particles=_folded("de du des d le la"),
        times=_folded("lundi mardi mercredi jeudi vendredi samedi dimanche hier ce matin soir"),
        negations=word_set("pas jamais ni aucun aucune personne si plus"),
        after=_folded(
            "lors à dans sur devant au en lundi mardi mercredi jeudi vendredi samedi hier"
        ),
    ),
    "es": SpeechWords(
        cues=_cues(
            """
            dijo, ha dicho, afirmó, ha afirmado, declaró, ha declarado, aseguró, ha asegurado,
            señaló, ha señalado, explicó, ha explicado, añadió, ha añadido, agregó, indicó,
            subrayó, manifestó, sostuvo, respondió, advirtió, recalcó, apuntó, escribió, anunció,
            insistió, comentó, concluyó, expresó, dice, afirma, asegura, señala, explica, añade,
            sostiene
            """
        ),
        roles=_folded(
            """
            ministro ministra presidente presidenta alcalde alcaldesa diputado diputada senador
            senadora secretario secretaria portavoz director directora jefe jefa líder abogado
            abogada juez jueza profesor profesora entrenador entrenadora canciller rey reina papa
            vicepresidente vicepresidenta gobernador gobernadora consejero consejera candidato
            candidata escritor escritora economista sr sra dr dra don doña
            """
        ),
        articles=_folded("el la los las un una"),
        prepositions=_folded("de del en a al para"),
        particles=_folded("de del la los"),
        times=_folded("este esta lunes martes miércoles jueves viernes sábado domingo ayer hoy"),
        negations=word_set("no nunca jamás tampoco ni nadie si"),
        after=_folded("en a al durante ante este esta tras sobre ayer hoy el"),
    ),
    "it": SpeechWords(
        cues=_cues(
            """
            ha detto, ha dichiarato, ha affermato, ha spiegato, ha aggiunto, ha sottolineato, ha
            assicurato, ha commentato, ha risposto, ha scritto, ha annunciato, ha ribadito, ha
            osservato, ha concluso, ha precisato, ha sostenuto, ha ricordato, ha avvertito, disse,
            dichiarò, affermò, aggiunse, rispose, spiegò, dice, afferma, dichiara, spiega,
            aggiunge, sottolinea, commenta, risponde, scrive, ribadisce, sostiene, osserva,
            conclude
            """
        ),
        roles=_folded(
            """
            ministro ministra presidente presidentessa sindaco sindaca deputato deputata senatore
            senatrice segretario segretaria portavoce direttore direttrice capo leader avvocato
            avvocata giudice professore professoressa allenatore allenatrice cancelliere
            cancelliera re regina papa vicepresidente governatore governatrice premier candidato
            candidata scrittore scrittrice economista signor signora dott dottor dottoressa prof
            """
        ),
        articles=_folded("il lo la l i gli le un una uno"),
        prepositions=_folded("di del della dello dell dei degli delle in a al alla per"),
        particles=_folded("de di del della da dalla lo la"),
        times=_folded("lunedì martedì mercoledì giovedì venerdì sabato domenica ieri oggi"),
        negations=word_set("non mai né nessuno nessuna neppure neanche se"),
        after=_folded("in a al alla durante ai alle davanti dopo nel nella su ieri oggi"),
    ),
    "pt": SpeechWords(
        cues=_cues(
            """
            disse, afirmou, declarou, explicou, acrescentou, ressaltou, destacou, garantiu,
            informou, respondeu, escreveu, anunciou, comentou, alertou, avisou, sublinhou,
            salientou, frisou, observou, concluiu, reforçou, argumentou, defendeu, criticou,
            completou, contou, diz, afirma, declara, explica, acrescenta, ressalta, destaca,
            garante, responde, escreve, alerta
            """
        ),
        roles=_folded(
            """
            ministro ministra presidente presidenta prefeito prefeita deputado deputada senador
            senadora secretário secretária porta-voz diretor diretora chefe líder advogado advogada
            juiz juíza professor professora treinador treinadora técnico técnica chanceler rei
            rainha papa vice-presidente governador governadora primeiro-ministro primeira-ministra
            candidato candidata escritor escritora economista vereador vereadora sr sra dr dra
            """
        ),
        articles=_folded("o a os as um uma"),
        prepositions=_folded("de do da dos das em no na para"),
        particles=_folded("da de do dos das"),
        times=_folded(
            "nesta neste segunda-feira terça-feira quarta-feira quinta-feira sexta-feira ontem hoje"
        ),
        negations=word_set("não nunca jamais nem ninguém se tampouco"),
        particles_anywhere=True,
        after=_folded("em a ao à na no durante aos após nesta neste sobre ontem hoje"),
    ),
    "tr": SpeechWords(
        cues=_cues(
            """
            dedi, diyor, der, demişti, diye konuştu, diye ekledi, diye yanıtladı, diye yazdı, diye
            sordu, diye seslendi, diye uyardı, ifadelerini kullandı, ifadesini kullandı, şeklinde
            konuştu, değerlendirmesinde bulundu, değerlendirmesini yaptı, açıklamasında bulundu,
            açıklamasını yaptı, sözlerini kullandı, yanıtını verdi, cevabını verdi, çağrısında
            bulundu, diyerek konuştu, şöyle konuştu, şöyle dedi, şunları söyledi, şunları kaydetti,
            şu ifadeleri kullandı, şöyle devam etti
            """
        ),
        roles=_folded(
            """
            bakan bakanı başkan başkanı cumhurbaşkanı başbakan başbakanı sözcü sözcüsü müdür müdürü
            vali valisi lider lideri sekreter sekreteri yardımcısı milletvekili prof dr doç av
            avukat profesör hakim yargıç komutanı direktörü antrenör antrenörü kaymakam kaymakamı
            kralı
            """
        ),
        articles=frozenset(),
        prepositions=frozenset(),
        particles=frozenset(),
        times=frozenset(),
        negations=word_set("değil hiç asla eğer ne kimse hiçbir"),
        after=frozenset(),
        is_introduced_only=True,
        speaker_leads=True,
    ),
    "ru": SpeechWords(
        cues=_cues(
            """
            сказал, сказала, заявил, заявила, отметил, отметила, подчеркнул, подчеркнула, добавил,
            добавила, сообщил, сообщила, пояснил, пояснила, объяснил, объяснила, рассказал,
            рассказала, уточнил, уточнила, написал, написала, ответил, ответила, предупредил,
            предупредила, считает, говорит, признался, призналась, утверждает, напомнил, напомнила,
            заключил, заключила, указал, указала, спросил, спросила
            """
        ),
        roles=_folded(
            """
            глава президент министр премьер-министр премьер мэр губернатор депутат сенатор
            секретарь пресс-секретарь представитель представительница директор председатель
            руководитель лидер адвокат судья профессор тренер канцлер король королева папа
            вице-президент начальник заместитель замглавы спикер посол советник помощник экономист
            писатель писательница
            """
        ),
        articles=frozenset(),
        prepositions=_folded("в на по при из от для"),
        particles=_folded("фон де"),
        times=_folded("вчера сегодня"),
        negations=word_set("не никогда ни нет никто если якобы бы"),
        after=_folded("в на во журналистам по после перед на агентству"),
    ),
}

# Given names the list of `names` lacks.
GIVEN_NAMES = _folded(
    """
    achim alessandra alessandro alvaro amelie anja antoine antonella armin arnaud aurelie ayse ayşe
    baptiste beatriz benoit bernd bettina birgül bruna burak can caetano carmela chiara clément
    cristiano dario davide delphine diogo dolores edouard elodie emre enzo erdogan ercan esra fatma
    fernanda francois franziska gabriele giancarlo gonzalo guillaume heike heinrich holger ignacio
    jean-luc jens joana joaquin jörg josé juliette jürgen kai katja klara lea leonor leyla liz loïc
    ludovic lula margaux mariana marta matteo mathilde mehmet mevlüt murat nicoletta nuno okan olaf
    olivier özlem paola pilar rafaela renato rocio romain salvatore selin serkan silvia simona
    sinem stefania stefano stéphane sylvie tatjana thiago tomás ulrich ursula ute valérie véronique
    vitor volker yannick yılmaz zeynep александр александра алексей алина алла анастасия анатолий
    андрей анна антон антонина арсений артём борис вадим валентин валентина валерий варвара василий
    вера виктор виктория виталий владимир владислав вячеслав галина георгий григорий дарья денис
    дмитрий евгений евгения екатерина елена елизавета иван игорь илья инна ирина кирилл константин
    ксения лариса лев леонид лидия любовь людмила максим маргарита марина мария михаил надежда
    наталья никита николай нина оксана олег ольга павел пётр полина роман руслан светлана семён
    сергей софья станислав степан тамара татьяна тимур фёдор эдуард элла эльвира юлия юрий яков
    ярослав
    """
)

# What is in no person's name: organisations, and words that begin a sentence.
NOT_IN_A_NAME = _folded(
    """
    agence agencia agenzia agência ajansı akademie amnesty amnistía amnistie amnistia anadolu
    asociación associação association associazione ausschuss banca banco bank bankası banque bayern
    behörde belediyesi beyaz birliği borussia bund bundesregierung bundestag bundesrat casa central
    centrale chambre city club comisión comissão commission commissione comité comitato
    confederación congreso conseil consejo consiglio cour corte croix deutsche elysée europa
    europea europäische europeia européenne fc federación fédération fundación fondation fraktion
    gewerkschaft gobierno governo gouvernement government greenpeace gruppe haus human igreja inter
    international internacional internazionale kammer kirche kommission kongress konseyi kreml
    kremlin kulübü media ministère ministerio ministero ministério ministerium maison médecins
    moncloa nations naciones nações nazioni organización organisation palacio parlament parlement
    parlamento partei parti partido partisi partito polizei police policía polizia polícia post
    press presse prensa press real red reuters rote república sankt saray senat sénat senado senato
    sindicato stadt staat stiftung supremo syndicat times tribunal união union unión unione united
    universidad universidade università université universität üniversitesi verband verein vereinte
    verlag watch weiße weißes white zeitung bakanlığı meclisi gazete gazetesi hürriyet агентство
    банк белый газета госдума дума известия институт комитет компания кремль министерство мид оон
    партия правда правительство совет союз суд университет фонд церковь единая ayer hoy hier
    aujourd'hui gestern heute morgen dann später auch aber doch nur selbst dort hierzu ieri oggi
    poi anche però ontem depois também porém mas dün bugün sonra ancak ayrıca bu şu o ve вчера
    сегодня потом также однако но это этот тогда затем поэтому после пока lundi mardi mercredi
    jeudi vendredi samedi dimanche montag dienstag mittwoch donnerstag freitag samstag sonntag
    lunes martes miércoles jueves viernes domingo ensuite puis mais et und y e der die das le la
    les l el los las il lo gli o os as a the un une una um uma ein eine er sie es il elle on él
    ella lui lei ele ela biz ben sen он она они мы вы ich wir io eu yo je
    """
)
JOINERS = _folded("und et y e ve ile и oder ou o and sowie")
