use super::read;
use crate::ast::SceneType;
use crate::import::draft::DraftValue;
use crate::source::Span;
use crate::text::Text;

fn shown(line: &str, marked: bool) -> Option<String> {
    let text = Text::verbatim(line, Span::new(0, line.len()));
    let heading = read(&text, marked)?;
    let number = heading.number.map(|number| {
        format!("{}{}", number.value, number.suffix.map(String::from).unwrap_or_default())
    });
    let time = heading.scene.time.map(|time| match time.value {
        DraftValue::Length(length) => format!("{}ms", length.ms()),
        DraftValue::Clock(at) | DraftValue::Start(at) => format!("@{}", at.ms()),
        DraftValue::Range(from, to) => format!("{}-{}", from.ms(), to.ms()),
    });
    let opens = heading.opens.map(|opens| format!("{opens:?}"));
    let kind = heading.scene.scene_type.map(|kind| kind.value).map(SceneType::as_str);
    let parts = [
        opens,
        number,
        kind.map(str::to_owned),
        time,
        heading.scene.title.map(|title| title.to_string()),
    ];
    Some(parts.map(|part| part.unwrap_or_else(|| "_".to_owned())).join("/"))
}

#[test]
fn headings() {
    for (line, expected) in [
        ("Scene 1 — A-ROLL (8s): Hook", "Scene/1/A-ROLL/8000ms/Hook"),
        ("SCENE 2: The problem (0:05–0:12)", "Scene/2/_/5000-12000/The problem"),
        ("SHOT 3 | 0:10-0:15 | Close-up", "Scene/3/_/10000-15000/Close-up"),
        ("Scene 4 - Demo [8 seconds]", "Scene/4/_/8000ms/Demo"),
        ("Scene 5 of 7: Proof", "Scene/5/_/_/Proof"),
        ("CUT 6B", "Scene/6B/_/_/_"),
        ("0:00–0:05 — Hook", "_/_/_/0-5000/Hook"),
        ("[0:00-0:05] Hook", "_/_/_/0-5000/Hook"),
        ("(0-5s) Hook", "_/_/_/0-5000/Hook"),
        ("0:00 - 0:05 Hook", "_/_/_/0-5000/Hook"),
        ("Hook (0–5s)", "_/_/_/0-5000/Hook"),
        ("1. Hook (5s)", "_/1/_/5000ms/Hook"),
        ("1️⃣ Hook (0:00 – 0:05)", "_/1/_/0-5000/Hook"),
        ("🎬 Szene 2: Einstieg (ca. 8 Sek.)", "Scene/2/_/8000ms/Einstieg"),
        ("ESCENA 3 – La cocina (0:10 a 0:20)", "Scene/3/_/10000-20000/La cocina"),
        ("CENA 1 | Abertura | 5s", "Scene/1/_/5000ms/Abertura"),
        ("Scène 4 : Le pont (0:20 → 0:30)", "Scene/4/_/20000-30000/Le pont"),
        ("分镜1：片头（0-5秒）", "Scene/1/_/0-5000/片头"),
        ("分镜三：结尾", "Scene/3/_/_/结尾"),
        ("第2幕 转折（5秒）", "Scene/2/_/5000ms/转折"),
        ("シーン１（０：００〜０：０８）：導入", "Scene/1/_/0-8000/導入"),
        ("장면 2 (5초): 문제", "Scene/2/_/5000ms/문제"),
        ("СЦЕНА 8. Мост (10 сек)", "Scene/8/_/10000ms/Мост"),
        ("المشهد ٢: البداية (٥ ثوانٍ)", "Scene/2/_/5000ms/البداية"),
        ("المشهد الأول - المقدمة", "Scene/1/_/_/المقدمة"),
        ("صحنه ۳ (۰:۱۰ تا ۰:۲۰): پایان", "Scene/3/_/10000-20000/پایان"),
        ("दृश्य 1: शुरुआत (5 सेकंड)", "Scene/1/_/5000ms/शुरुआत"),
        ("ACT II: The turn", "Group/2/_/_/The turn"),
        ("Scene Two: The end", "Scene/2/_/_/The end"),
        ("Scene 7 (~105 words)", "Scene/7/_/_/~105 words"),
        ("Scene 7: Hook (~105 words)", "Scene/7/_/_/Hook"),
        ("Scene 3: Title ⏱ 25s", "Scene/3/_/_/Title ⏱ 25s"),
        ("Scene 1: 15 min workout", "Scene/1/_/_/15 min workout"),
        ("Frame 1.2 (3s)", "Scene/_/_/3000ms/_"),
        ("SCENE: Opening", "Scene/_/_/_/Opening"),
        ("Scene 2 (0:05–0:12, 7s) | B-roll", "Scene/2/B-ROLL/5000-12000/_"),
    ] {
        assert_eq!(shown(line, true).as_deref(), Some(expected), "{line}");
    }
}

#[test]
fn sentences_are_no_headings() {
    for line in [
        "The scene changes to night",
        "A 15 min workout",
        "Note",
        "We meet at 10:30pm",
        "Production notes",
        "Total words: 105",
    ] {
        assert_eq!(shown(line, false), None, "{line}");
    }
}
