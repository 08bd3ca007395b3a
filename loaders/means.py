"""By what means a thing is done: words before the deed that are no part of what is counted."""

import re

from loaders.verbs import verbs_of

# 利用边角地新增停车泊位, 通过盘活闲置土地新建公园, 围绕产业链培育企业: by what means, before the deed.
_MEANS = re.compile(
    "(?:充分|综合|有效|积极|统筹|灵活)?(?:利用(?!率|外资|量|水平)|通过(?!率)|依托|采取|采用|借助|运用|结合|依靠|围绕|聚焦|选择|选取)"
    # 在车站、商超新增除颤仪, 为独居老人家庭加装报警器: where and for whom.
    "|在(?!建(?!筑|制)|校(?!园|区)|园(?!区)|学(?!校)|产(?!业)|职(?!业)|研(?!究)|保(?!护)|网(?!格)|营(?!商)|库(?!区)|[岗线册用编读途孵训管贷家榕])|为(?!民|主)|面向|针对|向(?=[^，]{2,12}(?:发放|投放|推送|提供|开放))|沿(?![线海江边岸河湖])|对(?![外口台标接象])"
)
_BY_WAY = re.compile(
    "(?:(?:利用|通过|采取|采用|运用|发挥|以|按照?|遵循)[^，]{1,30}?(?:等多?种?)?的?(?:方式|形式|模式|途径|渠道|手段|办法|作用|优势|标准|要求|原则|购买服务)"
    "|以[^，]{1,30}?为(?:重点|抓手|载体|依托|主体|契机|基础|核心|龙头|引领|支撑|主))的?"
)
_MANNER = re.compile("(?:公开|定向|统一|集中|联合)$")
_JOINED = "、和及与或的"


# 引导金融机构发放制造业贷款: who is brought to do it.
_CAUSED = re.compile(
    "(?:帮助|引导|督促|推动|动员|协助|支持|鼓励|组织)[^，]{0,14}?(?:企业|机构|单位|银行|农户|院校|高校|学校|医院|公司|合作社|集团|园区|商户|平台)"
)


# 浙江大学与本地企业共建联合研究中心
_WITH_WHOM = re.compile("[^，、]{2,20}与[^，、]{2,14}?(?=共建|合作共建|联合建设)")


_HELPED = re.compile("支持|支援|鼓励|引导|推动")


def _without_doer(left: str) -> str:
    if (
        (helped := _HELPED.match(left))
        and (deed := verbs_of("heavy").match(left, helped.end()))
        and deed.end() < len(left)
    ):
        return left[helped.end() :]
    found = _CAUSED.match(left) or _WITH_WHOM.match(left)
    deed = verbs_of("heavy").match(left, found.end()) if found else None
    return left[found.end() :] if found and deed and deed.end() < len(left) else left


def without_means(left: str) -> str:
    """The words from the deed on, where they tell by what means it is done; a verb at the head of the means or in a row
    there (通过新建、改扩建增加学位) is no deed, nor one before a row goes on (利用腾退地块、空地新增泊位)."""
    left = _without_doer(left)
    heavy = verbs_of("heavy")
    if (way := _BY_WAY.match(left)) and (heavy.match(left, way.end()) or verbs_of("light").match(left, way.end())):
        return left[way.end() :]
    means = _MEANS.match(left)
    if means is None:
        return left
    begin = means.end() + 2
    deeds = [found for found in heavy.finditer(left, begin) if left[found.start() - 1] not in _JOINED]
    deed = next((found for found in deeds if left.find("、", found.end(), deeds[-1].start()) < 0), None)
    light = verbs_of("light").search(left, begin)
    if light and deed and light.start() < deed.start() and left[light.start() - 1] not in _JOINED:
        return left[light.start() :]
    if deed and (manner := _MANNER.search(left, begin, deed.start())):
        return left[manner.start() :]
    governs = deed and deed.end() + 1 < len(left) and left[deed.end()] != "的"
    return left[deed.start() :] if deed and governs else left
