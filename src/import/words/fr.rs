//! French.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "fr",
    scenes: "scène | plan | séquence | segment | étape | coupe | vignette | clip",
    groups: "acte | partie | section | bloc | chapitre",
    videos: "vidéo | script | version | épisode | publicité | option",
    labels: &[
        (
            Narration,
            "voix off | voix | narration | narrateur | narratrice | texte dit | texte parlé | \
             dialogue | présentateur | présentatrice | commentaire | off | dit | voix hors champ | \
             parole | paroles | texte voix off",
        ),
        (Audio, "audio"),
        (
            Visual,
            "plan visuel | à l'image | visuel | visuels | image | images | vidéo | à l'écran | à l’écran | \
             écran | description | description visuelle | on voit | ce qu'on voit | décor | \
             arrière-plan | graphismes | plan",
        ),
        (
            Shown,
            "texte à l'écran | texte à l’écran | texte écran | texte | titrage | incrustation | \
             texte incrusté | titre à l'écran | sous-titre | carton | synthé",
        ),
        (LowerThird, "bandeau | tiers inférieur"),
        (
            Sfx,
            "son | sons | bruitage | bruitages | effet sonore | effets sonores | ambiance sonore",
        ),
        (Music, "musique | bande-son | bande son | musique de fond | son/musique"),
        (Transition, "transition | transitions"),
        (Media, "média | médias | support"),
        (Type, "type | type de scène | type de plan"),
        (Time, "temps | durée | minutage | timing | timecode | secondes"),
        (Start, "début | de"),
        (End, "fin"),
        (Number, "n° | nº | numéro | scène | plan | séquence"),
        (Title, "titre | nom"),
        (
            Direction,
            "action | actions | caméra | cadrage | cadre | mouvement | mouvement de caméra | \
             mise en scène | émotion | lumière | éclairage | geste | jeu | indication | \
             indications | angle",
        ),
        (Left, "gauche"),
        (Right, "droite"),
        (
            Note,
            "note | notes | remarque | remarques | montage | note de production | \
             notes de production | conseil | astuce",
        ),
        (Format, "format | plateforme | résumé | concept"),
        (Thesis, "message clé | message principal | objectif | idée principale"),
        (Tone, "ton | tonalité"),
        (Audience, "public | public cible | cible | audience"),
        (Avatar, "avatar"),
        (NarrationStyle, "style de narration | style de voix"),
        (Style, "style | style visuel | charte"),
        (Language, "langue"),
        (
            Total,
            "durée visée | durée prévue | longueur | durée totale | total | temps total | durée | \
             durée estimée",
        ),
    ],
    seconds: "secondes | seconde | sec | s",
    minutes: "minutes | minute | min | m | mn",
    to: "à | a | au",
    about: "environ | env | à peu près",
    types: &[
        (super::ARoll, "face caméra | présentateur face caméra | présentatrice face caméra"),
        (super::BRoll, "plan de coupe | plans de coupe | voix off"),
        (super::Overlay, "écran partagé | écran divisé"),
    ],
};
