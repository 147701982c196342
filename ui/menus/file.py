"""The menu 文件: what comes in and what goes out."""

from __future__ import annotations

from ui.menus.entry import BREAK, Entry, Menu, Needs

FILE = Menu(
    "文件",
    "F",
    (
        Entry("import", "导入…", "Ctrl+I", lambda w: w.commands.import_files(), "import",
              "Word、PDF、网页、表格；一份先核对，几份直接进资料库", Needs.STORE),
        Entry("import-folder", "导入文件夹…", "", lambda w: w.commands.import_folder(), "folder",
              "文件夹里能读的文件都读进资料库", Needs.STORE),
        Entry("new", "新建要点…", "Ctrl+N", lambda w: w.commands.new_plan(), "new",
              "从去年的要点、资料或模板生成", Needs.STORE),
        Entry("template", "存为模板", "", lambda w: w.commands.save_template(), "template",
              "把这份要点的章节和写法留作模板", Needs.EDIT),
        Entry("elements", "公文要素…", "", lambda w: w.set_elements(), "pages",
              "版头、发文字号、用印、抄送、附件和版式", Needs.EDIT),
        Entry("fonts", "字体…", "", lambda w: w.choose_fonts(), "type",
              "标题、正文、各级标题在这台电脑上用哪种字体"),
        Entry("settings", "设置…", "", lambda w: w.aids.open_settings(), "settings",
              "外观、字号、动画；审校用的地名、字数上限和用词表"),
        Entry("export", "导出…", "Ctrl+E", lambda w: w.commands.export(), "export",
              "写成 PDF、Word、Excel", Needs.PLAN),
        Entry("print", "打印…", "Ctrl+P", lambda w: w.print_paper(), "print",
              "全文、其中几页，或一个单位的任务", Needs.PLAN),
        Entry("keep", "保存", "Ctrl+S", lambda w: w.keeping.keep(), "check",
              "改动随时保存，这里只是确认", Needs.NAME),
        Entry("version", "命名此刻", "F12", lambda w: w.keeping.ask_name(), "bookmark",
              "给此刻起个名，日后好找、好比较", Needs.NAME),
        Entry("next-draft", "开始下一稿", "", lambda w: w.keeping.begin_next(), "",
              "印发稿留作一个版本，状态回到起草中", Needs.ISSUED),
        Entry("save-copy", "另存副本…", "", lambda w: w.keeping.copy_elsewhere(), "copy",
              "把整个资料库另存一份，在新窗口里打开"),
        Entry("quit", "退出", "Ctrl+Q", lambda w: w.close(), "", "关闭窗口，内容都已保存"),
    ),
    (
        *("import", "import-folder", "new", BREAK, "template", BREAK),
        *("elements", "fonts", "settings", "export", "print", BREAK),
        *("keep", "version", "status", "next-draft", "save-copy", BREAK, "quit"),
    ),
)  # fmt: skip
