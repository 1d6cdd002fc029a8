//! Chinese.

use super::Role::{
    Audience, Audio, Direction, End, Format, Language, Left, LowerThird, Media, Music, Narration,
    NarrationStyle, Note, Number, Right, Sfx, Shown, Start, Style, Thesis, Time, Title, Tone,
    Total, Transition, Type, Visual,
};
use super::Words;

pub(super) static WORDS: Words = Words {
    tag: "zh",
    scenes: "分镜 | 分鏡 | 镜头 | 鏡頭 | 场景 | 場景 | 镜 | 鏡 | 画面 | 片段 | 步骤 | 场 | 幕 | 段落",
    groups: "部分 | 章 | 章节",
    videos: "视频 | 影片 | 脚本 | 版本",
    labels: &[
        (
            Narration,
            "旁白 | 口播 | 口播文案 | 台词 | 台詞 | 配音 | 解说 | 解說 | 解说词 | 解說詞 | 念白 | 对白 | 對白 | 主播 | 主持人 | 讲述 | \
             文案 | 旁白/台词 | 台词/旁白 | 口播内容 | 配音文案 | 旁白文案 | 人声 | 旁白(vo) | 话术",
        ),
        (Audio, "音频 | 音頻 | 声音 | 聲音"),
        (
            Visual,
            "画面 | 畫面 | 画面描述 | 画面内容 | 畫面描述 | 视觉 | 視覺 | 镜头内容 | 场景描述 | 描述 | 影像 | 背景 | 内容 | 视频画面 | 图像 | \
             图片提示词 | 提示词 | 动画 | 镜头画面 | 画面提示",
        ),
        (
            Shown,
            "字幕 | 屏幕文字 | 屏幕文本 | 画面文字 | 文字 | 螢幕文字 | 屏上文字 | 标题字幕 | 花字 | 贴片文字 | 屏显文字",
        ),
        (LowerThird, "下三分之一字幕 | 人名条 | 名条"),
        (Sfx, "音效 | 声效 | 聲效"),
        (Music, "音乐 | 音樂 | 背景音乐 | 背景音樂 | 配乐 | 配樂 | bgm | 音乐/音效 | 音效/音乐"),
        (Transition, "转场 | 轉場 | 过渡 | 切换"),
        (Media, "素材 | 媒体 | 媒體 | 素材类型"),
        (Type, "类型 | 類型 | 镜头类型"),
        (
            Time,
            "时间 | 時間 | 时长 | 時長 | 时间轴 | 时间码 | 时间段 | 秒数 | 时长(秒) | 时长（秒） | 时间(秒)",
        ),
        (Start, "开始 | 開始 | 起始时间 | 开始时间"),
        (End, "结束 | 結束 | 结束时间"),
        (Number, "序号 | 序號 | 编号 | 編號 | 镜号 | 鏡號 | 分镜 | 镜头 | 场景 | 场次 | 镜头号"),
        (Title, "标题 | 標題 | 名称 | 名稱 | 主题 | 题目 | 片名"),
        (
            Direction,
            "动作 | 動作 | 运镜 | 運鏡 | 景别 | 景別 | 机位 | 镜头运动 | 摄影 | 拍摄 | 情绪 | 情緒 | 灯光 | 表情 | 语气 | 拍摄方式 | \
             镜头 | 运镜方式",
        ),
        (Left, "左侧 | 左"),
        (Right, "右侧 | 右"),
        (
            Note,
            "备注 | 備註 | 注 | 注意 | 说明 | 說明 | 剪辑 | 剪辑说明 | 提示 | 字数 | 道具 | 小贴士",
        ),
        (Format, "格式 | 平台 | 概述 | 视频类型"),
        (Thesis, "核心信息 | 核心观点 | 目标 | 目的 | 主旨"),
        (Tone, "基调 | 基調 | 调性 | 语调"),
        (Audience, "受众 | 受眾 | 目标受众 | 目标人群 | 目标观众"),
        (NarrationStyle, "配音风格 | 旁白风格"),
        (Style, "风格 | 風格 | 视觉风格 | 画风"),
        (Language, "语言 | 語言"),
        (
            Total,
            "片长 | 视频总时长 | 总时长 | 總時長 | 总计 | 合计 | 全长 | 时长 | 时长总计 | 视频时长",
        ),
    ],
    seconds: "秒钟 | 秒",
    minutes: "分钟 | 分鐘 | 分",
    to: "至 | 到",
    about: "约 | 約 | 大约",
    types: &[
        (super::ARoll, "口播 | 真人出镜 | 出镜 | 主播出镜"),
        (super::BRoll, "空镜 | 旁白画面"),
        (super::Overlay, "分屏 | 画中画"),
    ],
};
