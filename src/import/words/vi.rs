//! Vietnamese.

use super::Role::{
    Audience, Audio, Direction, Format, Language, Music, Narration, Note, Number, Sfx, Shown,
    Style, Thesis, Time, Title, Tone, Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "vi",
    scenes: "cảnh | phân cảnh | cảnh quay | bước",
    groups: "phần | hồi",
    videos: "video | kịch bản | phiên bản",
    labels: &[
        (
            Narration,
            "lời thoại | lời bình | thuyết minh | lồng tiếng | giọng đọc | lời đọc | người dẫn | \
             lời dẫn | giọng nói | thoại",
        ),
        (Audio, "âm thanh"),
        (Visual, "hình ảnh | hình | khung hình | trên màn hình | mô tả | bối cảnh"),
        (Shown, "chữ trên màn hình | văn bản trên màn hình | chữ | phụ đề"),
        (Sfx, "hiệu ứng âm thanh | tiếng động"),
        (Music, "nhạc | âm nhạc | nhạc nền"),
        (Transition, "chuyển cảnh"),
        (Type, "loại | loại cảnh"),
        (Time, "thời gian | thời lượng | giây"),
        (Number, "số | stt | cảnh"),
        (Title, "tiêu đề | tên"),
        (Direction, "hành động | máy quay | góc máy | biểu cảm | ánh sáng"),
        (Note, "ghi chú | lưu ý"),
        (Format, "định dạng | nền tảng"),
        (Thesis, "thông điệp | mục tiêu"),
        (Tone, "giọng điệu"),
        (Audience, "khán giả | đối tượng"),
        (Style, "phong cách"),
        (Language, "ngôn ngữ"),
        (Total, "tổng thời lượng | tổng thời gian | tổng cộng"),
    ],
    seconds: "giây | s",
    minutes: "phút",
    to: "đến | tới",
    about: "khoảng",
    types: &[],
};
