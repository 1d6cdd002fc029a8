//! Japanese.

use super::Role::{
    Audience, Audio, Direction, End, Format, Language, Left, LowerThird, Media, Music, Narration,
    NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title, Tone,
    Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "ja",
    scenes: "シーン | 場面 | カット | ショット | ステップ | セグメント | クリップ | コマ",
    groups: "パート | 章 | 幕 | ブロック | セクション",
    videos: "動画 | 台本 | バージョン | 案",
    labels: &[
        (
            Narration,
            "ナレーション | ナレーター | 音声 | 語り | セリフ | せりふ | 台詞 | 台本 | 読み上げ | ボイスオーバー | 原稿 | 話す内容 | トーク | \
             司会 | ナレ | 声 | 発話 | 読み上げ文 | ナレーション原稿",
        ),
        (Audio, "オーディオ"),
        (
            Visual,
            "映像 | 画面 | ビジュアル | 絵 | 画 | イメージ | 内容 | 説明 | 背景 | 描写 | 映像内容 | 画像 | 画像プロンプト | アニメーション | \
             シーン内容",
        ),
        (
            Shown,
            "テロップ | 字幕 | 画面テキスト | 画面上の文字 | テキスト | 文字 | 表示テキスト | スーパー | オンスクリーンテキスト | タイトル表示 | \
             画面文字",
        ),
        (LowerThird, "ローワーサード | 名前テロップ | 下部テロップ"),
        (Sfx, "音声 | 効果音 | se | 音"),
        (Music, "音楽 | bgm | 楽曲"),
        (Transition, "トランジション | 切り替え | 場面転換"),
        (Media, "素材 | メディア"),
        (Type, "種類 | タイプ | 種別"),
        (Time, "時間 | 秒数 | 尺 | タイム | タイムコード | 長さ | 秒 | 所要時間"),
        (Start, "開始 | 開始時間"),
        (End, "終了 | 終了時間"),
        (Number, "番号 | no | シーン | カット | シーン番号"),
        (Title, "タイトル | 題名 | 題 | 見出し | テーマ"),
        (
            Direction,
            "動作 | カメラ | カメラワーク | 演出 | 構図 | アングル | 表情 | 感情 | 照明 | 動き | アクション",
        ),
        (Left, "左 | 左側"),
        (Right, "右 | 右側"),
        (Note, "メモ | 備考 | 注 | 注意 | 注釈 | 編集 | 編集メモ | 補足 | ポイント"),
        (Format, "形式 | フォーマット | 媒体 | プラットフォーム | 概要"),
        (Thesis, "メッセージ | 目的 | ねらい | キーメッセージ"),
        (Tone, "トーン | 雰囲気"),
        (Audience, "対象 | ターゲット | 視聴者 | 対象者"),
        (NarrationStyle, "話し方 | ナレーションスタイル"),
        (Style, "スタイル | デザイン | ビジュアルスタイル"),
        (Language, "言語"),
        (Total, "合計 | 総尺 | 全体の長さ | 合計時間 | 総時間 | 全体 | 尺 | 長さ | 動画の長さ"),
    ],
    seconds: "秒間 | 秒",
    minutes: "分間 | 分",
    to: "から",
    about: "約 | およそ",
    types: &[
        (super::ARoll, "顔出し | 話者 | カメラ目線 | アバター"),
        (super::BRoll, "インサート | 資料映像"),
        (super::Overlay, "画面分割 | ワイプ"),
    ],
};
