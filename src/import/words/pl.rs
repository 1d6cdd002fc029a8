//! Polish.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "pl",
    scenes: "scena | ujęcie | segment | sekwencja | krok | kadr | klip",
    groups: "akt | część | blok | rozdział | sekcja",
    videos: "film | wideo | scenariusz | wersja | odcinek",
    labels: &[
        (
            Narration,
            "lektor | lektorka | narracja | narrator | narratorka | głos z offu | głos | \
             głos lektora | off | tekst lektora | dialog | prowadzący | prowadząca | mówi | \
             tekst mówiony | prezenter | prezenterka",
        ),
        (Audio, "audio | dźwięk"),
        (
            Visual,
            "obraz | wideo | wizualnie | wizualia | widać | opis | opis obrazu | tło | grafika | \
             animacja | na ekranie | kadr",
        ),
        (Shown, "tekst na ekranie | napis | napisy | tekst | plansza | napis na ekranie"),
        (LowerThird, "belka | pasek"),
        (Sfx, "efekty dźwiękowe | efekt dźwiękowy | efekty"),
        (Music, "muzyka | podkład | muzyka w tle | ścieżka dźwiękowa"),
        (Transition, "przejście | przejścia"),
        (Media, "media | materiał"),
        (Type, "typ | rodzaj | typ ujęcia"),
        (Time, "czas | długość | czas trwania | kod czasowy | sekundy"),
        (Start, "początek | start | od"),
        (End, "koniec | do"),
        (Number, "nr | nr. | numer | scena | ujęcie"),
        (Title, "tytuł | nazwa"),
        (
            Direction,
            "akcja | kamera | ruch kamery | kadrowanie | ruch | emocje | światło | oświetlenie | \
             gest | reżyseria",
        ),
        (Left, "lewa | po lewej"),
        (Right, "prawa | po prawej"),
        (Note, "uwaga | uwagi | notatka | notatki | montaż | wskazówka"),
        (Format, "format | platforma | koncepcja"),
        (Thesis, "główny przekaz | przekaz | cel"),
        (Tone, "ton"),
        (Audience, "grupa docelowa | odbiorcy | widzowie"),
        (Avatar, "awatar"),
        (NarrationStyle, "styl narracji"),
        (Style, "styl | styl wizualny"),
        (Language, "język"),
        (
            Total,
            "czas | łączny czas trwania | łączny czas | razem | całkowity czas | całość | \
             czas trwania | długość",
        ),
    ],
    seconds: "sekund | sekundy | sekunda | sek | s",
    minutes: "minut | minuty | minuta | min | m",
    to: "do",
    about: "około | ok | mniej więcej",
    types: &[
        (super::ARoll, "prowadzący do kamery | do kamery"),
        (super::BRoll, "przebitki | przebitka"),
        (super::Overlay, "podzielony ekran"),
    ],
};
