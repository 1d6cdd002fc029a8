//! English.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "en",
    scenes: "scene | shot | segment | cut | beat | sequence | seq | clip | frame | step | panel | \
             slide | sc",
    groups: "act | part | section | chapter | block | phase",
    videos: "video | script | version | variant | episode | ad | reel | short | option | \
             variation",
    labels: &[
        (
            Narration,
            "what we say | what is said | what we hear | what you hear | we hear | you hear | anncr | announcer | ann | annc | voiceover | voice over | vo | v.o. | v/o | \
             narration | narrator | narrator vo | say | says | script | host | speaker | spoken | \
             spoken words | spoken text | spoken line | speech | dialogue | dialog | voice | \
             vo script | vo/script | vo text | voiceover script | voiceover text | narration text | \
             narration script | presenter says | talent | talking point | lines | line | copy | \
             vo copy | avatar says | avatar script | host says | voice script | read | read aloud | \
             spoken script | what you say | what to say | you say | voiceover/narration | \
             narration/voiceover | voiceover/dialogue | dialogue/vo | vo/dialogue | \
             narration (vo) | script/vo | script (vo) | audio/vo | audio (vo) | vo / narration | \
             presenter | verbal hook | on camera line | tts",
        ),
        (Audio, "audio"),
        (
            Visual,
            "visual note | video note | picture note | visual materials | visual material | \
             graphic | visual | visuals | video | picture | image | image prompt | video prompt | \
             visual prompt | ai prompt | prompt | show | shows | screen | on screen | onscreen | \
             b roll | broll | footage | what we see | what you see | we see | scene description | \
             visual description | description | shot description | shot | visual notes | \
             visual direction | background | setting | graphics | animation | motion graphics | \
             visual/action | visuals/action | visual elements | imagery | video/visuals | \
             visual content | storyboard | illustration | scene visual | location",
        ),
        (
            Shown,
            "on slide text | slide text | slide content | subline | subtitle card | kicker | card | \
             text cards | slate | sign | chyron | text | on screen text | onscreen text | \
             text on screen | text overlay | overlay text | overlay | caption | captions | super | \
             supers | title card | screen text | cta text | onscreen | ost | text on-screen | \
             display text | graphic text | text/graphics | on screen copy | burned in text | \
             text card | on screen graphics | end card | headline | text overlays",
        ),
        (LowerThird, "lower third | lower thirds | name tag | l3"),
        (
            Sfx,
            "sfx | sound | sound effect | sound effects | fx | sound design | ambient sound | \
             ambience | audio cue | sounds | sound fx | foley",
        ),
        (
            Music,
            "music | bgm | soundtrack | background music | music cue | score | track | music bed | \
             music/sfx | sfx/music | sound/music | music & sfx",
        ),
        (
            Transition,
            "transition | transitions | cut to | transition in | transition out | \
             transition to next | edit",
        ),
        (Media, "media | media type | visual type | asset type | footage type"),
        (Type, "type | scene type | shot type | kind"),
        (
            Time,
            "time | duration | length | timing | timecode | time code | timestamp | time stamp | \
             runtime | run time | seconds | secs | dur | time range | tc | in/out | time (s) | \
             time (sec) | duration (s) | duration (sec) | time in seconds | duration seconds",
        ),
        (Start, "start | start time | from | in | begin"),
        (End, "end | end time | to | until | out"),
        (
            Number,
            "# | no | no. | number | nr | scene | scene # | scene no | scene no. | scene number | \
             shot # | shot no | shot number | scene id | id | step | beat | segment | clip | \
             frame | slide | panel | cut | index",
        ),
        (
            Title,
            "title | name | scene title | scene name | segment title | topic | label | purpose",
        ),
        (
            Direction,
            "action | actions | camera | camera angle | camera movement | camera move | \
             camera direction | camera work | framing | direction | directions | delivery | \
             emotion | tone | motion | movement | angle | shot size | lighting | blocking | \
             acting | performance | expression | gesture | gestures | body language | \
             stage direction | mood | energy | avatar | avatar direction | wardrobe | lens | \
             pacing",
        ),
        (Left, "left | left side"),
        (Right, "right | right side"),
        (
            Note,
            "note | notes | remark | remarks | comment | comments | production note | \
             production notes | editing | editing note | editing notes | edit note | edit notes | \
             editor note | editor notes | director's note | tip | pro tip | reminder | todo | \
             props | why it works | goal | word count | words | source | sources | reference | \
             references | callout | hashtags | caption for post | post caption",
        ),
        (Format, "format | platform | video type | video format | overview | brief | concept"),
        (
            Thesis,
            "thesis | key message | main message | core message | objective | big idea | \
             main idea",
        ),
        (Tone, "tone | tone of voice | mood & tone | style & tone | tone & style"),
        (Audience, "audience | target audience | target | viewers | target group"),
        (Avatar, "avatar | presenter | on camera talent"),
        (
            NarrationStyle,
            "narration style | voice | voice style | delivery | delivery style | vo style | \
             voiceover style",
        ),
        (Style, "style | visual style | look | look & feel | look and feel | art style"),
        (Language, "language | languages"),
        (
            Total,
            "target runtime | lesson length | spot length | video runtime | duration total | trt | \
             target | total | total duration | total length | total time | target length | \
             target duration | video length | video duration | total runtime | total run time | \
             estimated duration | estimated length | duration | length | runtime | run time",
        ),
    ],
    seconds: "seconds | second | secs | sec | s",
    minutes: "minutes | minute | mins | min | m",
    to: "to",
    about: "about | around | approximately | approx | circa | ca",
    types: &[],
};
