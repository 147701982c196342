"""Two papers of a city and a province that do not exist: what a drafter has before her in November.

The first has a heading one may doubt, three places that are wrong and sentences enough to assign.
Also reads what she has in the end: the words of a PDF, a Word file, a workbook.
"""

from __future__ import annotations

LAST_YEAR = """2026年江城市卫生健康工作要点
2026年，全市卫生健康系统重点抓好以下工作。
一、健全公共卫生体系
（一）提升疾病预防控制能力。新增哨点医院4家，传染病报告及时率达到98%以上。2026年6月底前完成县级疾控中心标准化建设。每季度开展风险评估1次。
（二）完善院前急救网络。新建急救站点6个。落实《江城市院前医疗急救办法》、《江城市急救站点布局规划》。急救平均反应时间缩短至12分钟以内。
（三）加强重大疾病防治。“两癌”筛查覆盖率不低于80%以上。高血压患者规范管理率达到75%以上。2026年9月底前开展肺结核主动筛查。
（四）规范预防接种服务。建成数字化预防接种门诊30家。适龄儿童疫苗接种率保持在95%以上。
二、扩大优质医疗资源
（五）建设紧密型医疗集团。组建城市医疗集团2个。二级以上医院检查检验结果互认项目达到180项。2026年12月底前完成集团章程修订。
（六）做实家庭医生签约。重点人群家庭医生签约率达到78%以上。推行“全科+专科”组团签约。签约居民续签率达到75%。
（七）强化护理和康复服务。新增康复床位500张。上门护理服务项目扩大到45项。全年服务2万人次以上。
（八）发展普惠托育服务。新增普惠托位2600个。每千人口托位数达到4.8个。落实《江城市托育机构管理办法》、《江城市托育服务规划》。
（十二）针对群众反映强烈的看病排队问题,进一步加大整治力度
三、保障和监督
（九）加强医德医风建设。开展警示教育2次。全年抽查处方1万张。
（十）守牢安全生产底线。每月开展安全检查1次。重大隐患整改率达到100%。2026年11月底前完成消防设施改造。
（十一）加强干部人才培养。招录大学生乡村医生60名。培训全科医生260名。引进学科带头人6名。
江城市卫生健康委员会
2026年1月20日
"""

SUPERIORS = """南江省2027年卫生健康工作要点
2027年，全省卫生健康系统重点抓好以下工作。
一、健全公共卫生体系
（一）提升疾病预防控制能力。推进县级疾控中心标准化建设。传染病报告及时率达到99%以上。
（二）完善院前急救网络。急救平均反应时间控制在12分钟以内。
二、建设数字健康
（三）做好海岛医疗保障。建成海岛远程会诊中心3个。
（四）做实家庭医生签约。重点人群家庭医生签约率达到80%以上。
"""


def pdf_words(file):
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def word_words(file):
    from docx import Document

    return "".join(paragraph.text for paragraph in Document(str(file)).paragraphs)


def excel_words(file):
    from openpyxl import load_workbook

    sheets = load_workbook(file).worksheets
    return "".join(str(c) for sheet in sheets for row in sheet.values for c in row if c)
