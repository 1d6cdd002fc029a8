//! The command line: it only converts input and output, the work is the library's.

mod args;
mod check;
mod data;
mod diff;
mod export;
mod failure;
mod fmt;
mod import;
mod init;
mod input;
mod jobs;
mod names;
mod output;
mod plan;
mod progress;
mod render;
mod request;
mod rules;
mod schema;
mod settings;
mod shell;
mod stats;
mod stats_explain;
mod stats_table;
mod storyboard;
mod styles;
mod suggest;
mod templates;
mod terminal;
mod test;
mod text;

use std::process::ExitCode;

use args::Verb;
use terminal::Terminal;

/// A check makes and drops some thousand small texts, which takes the allocators of many systems a
/// tenth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let args = args::read();
    let terminal = Terminal::new(args.global.color);
    match &args.verb {
        Verb::Check(check) => check::run(check, &args.global, &terminal),
        Verb::Fmt(fmt) => fmt::run(fmt, &args.global, &terminal),
        Verb::Render(render) => render::run(render, &args.global, &terminal),
        Verb::Request(request) => request::run(request, &args.global, &terminal),
        Verb::Submit(submit) => jobs::submit(submit, &args.global, &terminal),
        Verb::Wait(wait) => jobs::wait(wait, &terminal),
        Verb::Status(status) => jobs::status(status, &terminal),
        Verb::Download(download) => jobs::download(download, &terminal),
        Verb::Jobs(list) => jobs::jobs(list, &terminal),
        Verb::Stats(stats) => stats::run(stats, &args.global, &terminal),
        Verb::Storyboard(board) => storyboard::run(board, &args.global, &terminal),
        Verb::Plan(plan) => plan::run(plan, &args.global, &terminal),

        Verb::Import(import) => import::run(import, &args.global, &terminal),

        Verb::Export(export) => export::run(export, &args.global, &terminal),

        Verb::Test(test) => test::run(test, &args.global, &terminal),
        Verb::Styles(styles) => styles::run(styles, &args.global, &terminal),
        Verb::Templates(templates) => templates::run(templates, &args.global, &terminal),
        Verb::Rules(rules) => rules::run(rules, &terminal),
        Verb::Explain(explain) => rules::show(&explain.named, &terminal),
        Verb::Init(init) => init::run(init, &terminal),
        Verb::Schema(schema) => schema::run(schema, &terminal),
        Verb::Completions(completions) => shell::completions(completions, &terminal),
        Verb::Man(man) => shell::man(man, &terminal),
    }
}
