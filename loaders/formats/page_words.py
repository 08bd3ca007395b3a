"""What the furniture of a web page says and is called: navigation, buttons, colophon, lists of links."""

import re


def names(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


NAVIGATION = "navigation"
BREADCRUMB = "breadcrumb"
FOOTER = "page footer"
TOOLS = "share buttons and page tools"
RELATED = "related links"
METADATA = "metadata of the page"
OUTSIDE = "outside the article"

# The tags, classes and ids that pages give their furniture.
_NAMES = {
    NAVIGATION: "nav navbar navigation menu header top topbar banner search login sidebar aside select",
    BREADCRUMB: "breadcrumb breadcrumbs bread crumb crumbs location position weizhi dqwz mbx",
    FOOTER: "footer foot bottom copyright",
    TOOLS: "share bdshare bdsharebuttonbox toolbar tools qrcode ewm print fenxiang",
    RELATED: "related relate xgwj xgyd recommend hot friendlink links comment pinglun",
}
FURNITURE = {name: reason for reason, names in _NAMES.items() for name in names.split()}
# The classes and ids that publishing systems give the article itself.
ARTICLES = names(
    "zoom trs_editor trs_ueditor ucap-content ucapcontent articlecontent article-content pages_content"
    " js_content vsb_content v_news_content content_article artibody easysite-news-text"
)
CRUMB = re.compile(r"(?:您|你)?(?:现在|當前|当前|現在|所在)?的?位置\s*[：:是]|首[页頁]\s*(?:[>＞»›/]|-{1,2}|—)")
TOOL = re.compile(
    r"(?:[\s|｜【】\[\]（）()：:/、+AT-]|分享到?|打印(?:本页|文章)?|列印|关闭(?:窗口|本页)?|關閉|收藏|字体|字體|字号|大|中|小"
    r"|微信|微博|新浪|QQ空间|扫一扫|在手机(?:上)?打开当前页|放大|缩小|返回(?:顶部|上一页|列表)?|朗读|语音播报"
    r"|无障碍(?:浏览|阅读)?|长者(?:模式|助手)|繁体(?:版)?|简体(?:版)?|保存|下载)+"
)
LAW = re.compile(r"版权所有|版權所有|ICP备|ICP備|公网安备|网站标识码|Copyright|©", re.IGNORECASE)
COLOPHON = re.compile(
    r"(?:主办|承办|协办|维护|运营|管理)(?:单位)?[：:]|地址[：:]|邮编|电话|技术支持|网站地图|联系我们|关于我们|隐私"
    r"|建议使用|浏览器|备案"
)
RELATED_HEAD = re.compile(
    r"相关(?:链接|文件|阅读|新闻|文档|稿件|解读|政策|信息|文章)|政策解读|图解|延伸阅读|推荐阅读|热门|热点|最新|友情链接|猜你喜欢"
)
NEIGHBOUR = re.compile(r"(?:上|下)一(?:篇|条|頁|页)\s*[：:]?")
NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十百\d]{1,4}[）)、.．]|第[一二三四五六七八九十百\d]{1,4}[条章]")
KIND_OF_PAPER = re.compile(
    r"通知|方案|计划|計劃|計畫|意见|意見|措施|规划|規劃|决定|決定|要点|要點|分工|任务|任務|办法|辦法|细则|纲要|綱要"
    r"|行动|行動|清单|责任"
)
# Words that a part of the page beside the article holds when it goes on with it.
DUTY = re.compile(r"牵头|牽頭|负责|負責|责任单位|責任單位|责任部门|責任部門|配合单位|配合單位|附件")
