//! Turkish.

use super::Role::{
    Audience, Audio, Avatar, Direction, End, Format, Language, Left, LowerThird, Media, Music,
    Narration, NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title,
    Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "tr",
    scenes: "sahne | plan | çekim | kesit | adım | kare | klip",
    groups: "perde | bölüm | kısım | blok",
    videos: "video | senaryo | versiyon | sürüm",
    labels: &[
        (
            Narration,
            "seslendirme | dış ses | anlatıcı | anlatım | ses | sunucu | konuşma | konuşmacı | \
             diyalog | spiker | metin (seslendirme) | seslendirme metni | söylenen | söz | replik",
        ),
        (Audio, "ses kaydı"),
        (
            Visual,
            "ekranda | görsel | görseller | görüntü | görüntüler | video | ekranda | ekran | \
             açıklama | tanım | arka plan | grafik | animasyon",
        ),
        (
            Shown,
            "ekran yazısı | ekrandaki yazı | ekrandaki metin | ekran metni | yazı | metin | \
             altyazı | başlık yazısı",
        ),
        (LowerThird, "alt bant | kj"),
        (Sfx, "ses | ses efekti | ses efektleri | efekt | efektler"),
        (Music, "müzik | fon müziği | arka plan müziği"),
        (Transition, "geçiş | geçişler"),
        (Media, "medya | malzeme"),
        (Type, "tür | tip | sahne türü"),
        (Time, "zaman | süre | saniye | zaman kodu"),
        (Start, "başlangıç"),
        (End, "bitiş | son"),
        (Number, "no | numara | sahne | plan"),
        (Title, "başlık | ad | isim"),
        (
            Direction,
            "aksiyon | eylem | kamera | kamera hareketi | kadraj | çerçeve | hareket | duygu | \
             ışık | jest | yönetmen notu",
        ),
        (Left, "sol"),
        (Right, "sağ"),
        (Note, "not | notlar | kurgu | kurgu notu | yorum | ipucu"),
        (Format, "format | biçim | platform"),
        (Thesis, "ana mesaj | ana fikir | amaç | hedef"),
        (Tone, "ton | üslup"),
        (Audience, "hedef kitle | kitle | izleyici"),
        (Avatar, "avatar"),
        (NarrationStyle, "anlatım tarzı | ses tonu"),
        (Style, "stil | görsel stil | tarz"),
        (Language, "dil"),
        (Total, "uzunluk | toplam süre | toplam | süre"),
    ],
    seconds: "saniye | sn | s",
    minutes: "dakika | dk",
    to: "ila",
    about: "yaklaşık | yakl",
    types: &[
        (super::ARoll, "sunucu kameraya | kameraya"),
        (super::BRoll, "ara görüntü | ara görüntüler | dış ses"),
        (super::Overlay, "bölünmüş ekran"),
    ],
};
