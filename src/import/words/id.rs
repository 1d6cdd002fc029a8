//! Indonesian.

use super::Role::{
    Audience, Direction, Format, Language, Media, Music, Narration, Note, Number, Sfx, Shown,
    Style, Thesis, Time, Title, Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "id",
    scenes: "adegan | cuplikan | segmen | langkah | klip",
    groups: "babak | bagian",
    videos: "video | naskah | skrip | versi",
    labels: &[
        (
            Narration,
            "narasi | narator | sulih suara | suara | dialog | pembawa acara | pengisi suara | \
             ucapan | naskah",
        ),
        (
            Visual,
            "visual | gambar | tampilan | video | di layar | deskripsi | latar | latar belakang",
        ),
        (Shown, "teks di layar | teks layar | teks | tulisan di layar"),
        (Sfx, "efek suara | bunyi"),
        (Music, "musik | musik latar"),
        (Transition, "transisi"),
        (Media, "media"),
        (Type, "jenis | tipe"),
        (Time, "waktu | durasi | detik"),
        (Number, "nomor | adegan"),
        (Title, "judul | nama"),
        (Direction, "aksi | kamera | gerakan | gerakan kamera | ekspresi | pencahayaan"),
        (Note, "catatan | penyuntingan | tips"),
        (Format, "format"),
        (Thesis, "pesan utama | tujuan"),
        (Tone, "nada"),
        (Audience, "audiens | target penonton | penonton"),
        (Style, "gaya | gaya visual"),
        (Language, "bahasa"),
        (Total, "durasi total | total durasi | durasi"),
    ],
    seconds: "detik | dtk",
    minutes: "menit | mnt",
    to: "sampai | hingga",
    about: "sekitar | kira-kira",
    types: &[],
};
