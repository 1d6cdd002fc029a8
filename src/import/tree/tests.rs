use super::*;
use crate::import::probe::outline;

fn json(text: &str) -> String {
    let source = Source::new("film.json", text).unwrap();
    outline(&source, read_json(&source).unwrap())
}

fn yaml(text: &str) -> String {
    let source = Source::new("film.yaml", text).unwrap();
    outline(&source, read_yaml(&source).unwrap())
}

#[test]
fn dbg_many() {
    for text in [
        r##"{"title":"Launch","duration":60,"aspect_ratio":"9:16","style":"Clean, bright","music":"Upbeat","hook":"Ever wonder?","cta":"Try it","scenes":[{"scene":1,"duration":5,"visual":"A desk.","voiceover":"Hello \"you\" there.\nSecond \u00e4 \ud83d\ude00 line.","on_screen_text":["A","B"],"camera":"close-up","transition":{"type":"fade","duration":0.5}},{"scene":2,"start":5,"end":12,"visual":{"description":"A lamp","camera":"wide","lighting":"warm"},"audio":{"narration":"It glows.","music":"soft","sfx":"click"},"text_overlays":[{"text":"GLOW","position":"top","start":2}],"foo":{"a":1,"b":[1,2]}}]}"##,
        r##"[{"scene_number":0,"startTime":"0:00","endTime":"0:05","type":"talking_head","dialogue":[{"character":"ANNA","line":"Hi."},{"character":"BEN","line":"Yo."}]},{"scene_number":1,"timestamp":"0:05-0:09","shot_type":"image","image_prompt":"cat","narration":"none"}]"##,
        r##"{"scene_1":{"narration":"One.","durationMs":4500},"scene_2":{"narration":"Two.","durationInFrames":60},"fps":30}"##,
        r##"{"videos":[{"title":"A","scenes":[{"narration":"a"}]},{"title":"B","scenes":[{"narration":"b"}]}]}"##,
        r##"{"en":{"scenes":[{"vo":"a"}]},"de":{"scenes":[{"vo":"b"}]}}"##,
        r##"{"title":"T","acts":[{"title":"One","scenes":[{"vo":"a","visual":"x"}]},{"title":"Two","scenes":[{"vo":"b","visual":"y"}]}]}"##,
        "{\"text\":\"Say this now, please, dear friend.\",\"start\":0,\"end\":2.5}\n{\"text\":\"And that.\",\"start\":2.5,\"end\":4}\n",
        r##"{"project":{"name":"P","fps":24},"timeline":{"segments":[{"id":"intro","type":"b-roll","voiceover":{"text":"Words.","tone":"warm","voice":"Adam"},"layers":["Back",{"layer":2,"text":"Front"}],"notes":"n","number":1}]}}"##,
        r##"{"scenes":[{"text":"SALE","visual":"x"},{"text":"NOW","visual":"y"}]}"##,
    ] {
        println!("{text}\n{}", json(text));
    }
    println!(
        "{}",
        yaml(
            "title: Film\nscenes:\n  - number: 1\n    duration: 5s\n    narration: >\n      Hello there\n      my friend.\n    text: |\n      ONE\n      TWO\n    color: #ff0000\n  - number: 2\n    voice_over: \"It's \\\"on\\\".\"\n"
        )
    );
}
