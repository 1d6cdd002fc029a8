//! Korean.

use super::Role::{
    Audience, Audio, Direction, End, Format, Language, Left, LowerThird, Media, Music, Narration,
    NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title, Tone,
    Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "ko",
    scenes: "장면 | 씬 | 신 | 컷 | 샷 | 숏 | 단계 | 클립 | 프레임",
    groups: "파트 | 막 | 부 | 섹션 | 챕터",
    videos: "영상 | 동영상 | 대본 | 버전",
    labels: &[
        (
            Narration,
            "내레이션 | 나레이션 | 내레이터 | 나레이터 | 음성 | 대사 | 멘트 | 해설 | 보이스오버 | 목소리 | 성우 | 진행자 | 발화 | 말 | 대본 | \
             낭독",
        ),
        (Audio, "오디오 | 소리"),
        (
            Visual,
            "화면 | 영상 | 비주얼 | 시각 | 그림 | 이미지 | 장면 설명 | 화면 설명 | 설명 | 배경 | 묘사 | 화면 구성 | 애니메이션",
        ),
        (Shown, "자막 | 화면 텍스트 | 화면 문구 | 텍스트 | 문구 | 화면 자막 | 온스크린 텍스트"),
        (LowerThird, "하단 자막 | 이름 자막"),
        (Sfx, "음성 | 효과음 | 음향 | 사운드 | 음향 효과"),
        (Music, "음악 | 배경음악 | 배경 음악 | bgm"),
        (Transition, "전환 | 장면 전환 | 화면 전환 | 트랜지션"),
        (Media, "소재 | 미디어"),
        (Type, "유형 | 종류 | 타입"),
        (Time, "시간 | 길이 | 타임코드 | 초 | 러닝타임 | 소요 시간"),
        (Start, "시작"),
        (End, "끝 | 종료"),
        (Number, "번호 | 장면 | 씬 | 컷 | 순서"),
        (Title, "제목 | 이름 | 타이틀"),
        (Direction, "동작 | 카메라 | 카메라 무빙 | 연출 | 구도 | 앵글 | 표정 | 감정 | 조명 | 액션"),
        (Left, "왼쪽"),
        (Right, "오른쪽"),
        (Note, "메모 | 비고 | 참고 | 주의 | 편집 | 노트 | 팁"),
        (Format, "형식 | 포맷 | 플랫폼 | 개요"),
        (Thesis, "핵심 메시지 | 메시지 | 목표 | 목적"),
        (Tone, "톤 | 분위기"),
        (Audience, "대상 | 타깃 | 타겟 | 시청자"),
        (NarrationStyle, "내레이션 스타일 | 말투"),
        (Style, "스타일 | 디자인"),
        (Language, "언어"),
        (Total, "전체 시간 | 총 길이 | 전체 길이 | 총 시간 | 합계 | 총 | 길이 | 분량"),
    ],
    seconds: "초간 | 초",
    minutes: "분간 | 분",
    to: "에서 | 부터",
    about: "약 | 대략",
    types: &[
        (super::ARoll, "진행자 출연 | 카메라 정면"),
        (super::BRoll, "인서트 | 자료 화면"),
        (super::Overlay, "화면 분할"),
    ],
};
