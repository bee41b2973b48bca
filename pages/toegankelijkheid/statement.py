"""What the accessibility statement says.

Says what `tests/browser` tests and what `make voorleesproef` tries, and no more; a change there
changes this text.
"""

STATUS = """
<p>Dit dashboard is gemaakt om te voldoen aan WCAG 2.2, niveau A en AA. Of het daaraan voldoet, is
niet door een onafhankelijke partij onderzocht. Deze verklaring zegt daarom alleen wat er is getest
en wat er nog niet goed gaat. Zij staat niet in het landelijke register van
toegankelijkheidsverklaringen; dat is aan de organisatie die dit dashboard aanbiedt.</p>
"""
TESTED = (
    "De schermen zijn met axe-core in de browser Chromium (Playwright) automatisch nagekeken op "
    "de regels van WCAG 2.2 A en AA die een programma kan nakijken, op een breed en op een smal "
    "venster (1280 en 390 pixels), Plan A en B, Overheden, Roadmap, Sporen en schillen, Bron, "
    "Toegankelijkheid ook met uitgeklapte onderdelen, en op een breed venster ook een dossier. Er "
    "zijn geen overtredingen gevonden. Een programma vindt maar een deel van wat er mis kan zijn.",
    "De presentatiestand is op dezelfde manier nagekeken op 1920 pixels breed, die van een "
    "maatregel ook op 1280 en 390 pixels.",
    "Met een schermlezer zijn tien taken gedaan zonder te kijken en zonder muis: Orca 43.1 in het "
    "Nederlands, in Chromium 156 op Debian 12, met de hand op 29 november 2026 en daarna enkele "
    "malen als programma op 30 november 2026. De taken: waar ben ik, filteren, een moment op de "
    "kaart en een marge in plan A en B vinden, een tabel per cel lezen, van dossier naar dossier, "
    "vastleggen, een bestand meenemen, presenteren, uitklappen, en een adres dat niet klopt. "
    "Nagegaan is of het juiste eenmaal wordt gezegd.",
    "Met het toetsenbord alleen, op elk scherm, op 1280 en 320 pixels breed: bij de eerste "
    "veertig plaatsen waar de Tab-toets komt is te zien waar u bent. Vanaf het begin van een "
    "scherm op 1280 pixels zijn er hoogstens 2 toetsen nodig tot de kop, 3 tot het eerste filter, "
    "5 tot het eerste moment op de kaart, 4 tot de eerste tabel en 5 tot de bestanden om mee te "
    "nemen.",
    "Op elk scherm: op 320 bij 256 pixels (400% vergroting) hoeft de pagina niet zijwaarts "
    "te worden geschoven (brede tabellen schuiven binnen hun eigen kader) en beweegt niets langer "
    "dan 0,3 seconde voor wie dat heeft uitgezet; met de kleuren van de lezer houden de "
    "velden hun rand. Op 1280 pixels: met de tekstafstanden van WCAG 1.4.12 is in alinea’s, "
    "lijsten, tabelcellen, koppen en knoppen geen tekst afgesneden, buiten grafieken, filters, wat "
    "uitklapt en wat met een beletselteken is ingekort; knoppen, en "
    "koppelingen die niet in tekst of een tabel staan, zijn 24 pixels of staan ver genoeg van "
    "elkaar.",
    "Van de dia’s van de schermen en van de agenda is bij laagveen elke dia op 320 bij 256 pixels "
    "nagegaan: buiten tabellen en grafieken staan geen woorden naast het venster of over andere "
    "woorden en wordt niets afgesneden; brede tabellen schuiven binnen hun eigen kader.",
    "De uitleg bij een staaf, een rij of een blok blijft staan als de muisaanwijzer erheen gaat, "
    "verdwijnt met Escape, en staat naast wat zij uitlegt.",
    "Geen scherm hoeft zijwaarts te worden geschoven bij 1280 en 390 pixels breed. Brede tabellen "
    "schuiven binnen hun eigen kader.",
    "De taal van de pagina is Nederlands, elk scherm heeft een eigen titel en één kop van het "
    "hoogste niveau, en elke grafiek heeft een tekst die zegt wat erin staat.",
    "Van de pdf is nagegaan dat zij zegt aan PDF/UA-1 en PDF/A-2a te voldoen en dat titel, koppen, "
    "tabellen met hun kolom- en rijkoppen en teksten bij kaart en tijdlijn zijn gemarkeerd; van "
    "docx en odt dat tabellen een koprij en een kopkolom hebben.",
)
NOT_TESTED = (
    "Het dashboard is niet getest met andere schermlezers dan Orca (zoals NVDA, JAWS, VoiceOver en "
    "TalkBack), met een brailleleesregel, spraakbediening of vergrotingssoftware.",
    "Het is niet getest door gebruikers met een beperking.",
    "Het is niet getest in andere browsers dan Chromium.",
    "De bestanden om mee te nemen (zoals pdf, docx en pptx) zijn niet met een schermlezer getest, "
    "en niet is nagegaan of de pdf aan alle eisen van haar normen voldoet.",
)
KNOWN_LIMITS = (
    "De staven in de grafieken zijn niet met het toetsenbord te bereiken, behalve op Kalender "
    "en in de ketens van Plan A en B: daar met de pijltjes, en met Enter om er een te kiezen. Bij "
    "elke grafiek staat een tabel met dezelfde gegevens, behalve bij de openingsgrafiek van de "
    "presentatie; bij de kaart is dat de vorm tabel. In de "
    "tabellen van maatregelen leidt het nummer naar het dossier; in de tabellen van hoofdstuk 2 "
    "(scherm Sporen en schillen) is geen kolom met maatregelen, en dus staan er geen koppelingen.",
    "De blokken op de kaart zijn lager dan 24 pixels. Een klik neemt het blok dat er het dichtst "
    "bij ligt; de vorm tabel leidt naar elke regel.",
    "Op een smal venster passen de woorden en letters niet in elke staaf; de tabel heeft ze wel.",
    "In de grafieken worden de letters smaller als de lezer ze verder uit elkaar zet, zodat de "
    "woorden in hun ruimte passen. De tabel heeft dezelfde woorden.",
    "Dat iets weer is ingeklapt, zegt Orca niet altijd, en van een kop of kolomtitel waar u "
    "naartoe springt zegt het ‘klikbaar’, al is er niets te klikken. De delen van een "
    "datumveld noemt de browser in haar eigen taal, en dat een bestand is opgehaald ook.",
    "In de keuzelijsten (bij het vastleggen, in het logboek, op Werkbladen) zegt een schermlezer "
    "het aantal keuzes mee, bij elke keuze ‘niet geselecteerd’, en na een keuze het veld nog eens.",
    "Zonder JavaScript werkt het dashboard niet.",
)
