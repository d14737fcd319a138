### 简体中文。各条消息及其变量的说明见 en.ftl。

## Words that several screens share

confirm = 确认
cancel = 取消
close = 关闭
try-again = 重试
access-key = 访问密钥
key-name = 密钥名称
count-keys = { $count } 个密钥
count-found = { $matching } 个，共 { $count } 个密钥
more-after-this = 之后还有 { $count } 个。

## Sidebar

sidebar = 侧边栏
sidebar-prefix = 前缀 { $prefix }
sidebar-settings = 工作区设置
sidebar-pages = 总览
sidebar-findings = { $count } 项未处理的发现
sidebar-keychain-unlocked = 钥匙串已解锁
sidebar-keychain-locked = 钥匙串已锁定
sidebar-keychain-absent = 没有钥匙串
sidebar-keychain-failed = 钥匙串无响应
sidebar-lock = 锁定

## Page “Access Keys”

keys-title = 访问密钥
keys-subtitle = 应用程序用来调用 { $name } 的密钥。
keys-create = 新建
keys-search = 搜索密钥
keys-clear-search = 清除搜索
keys-no-match = 没有与“{ $name }”匹配的密钥。
keys-loading = 正在读取密钥列表…
keys-empty-title = 还没有访问密钥
# $store: keychain or vault
keys-empty-text =
    { $store ->
        [vault] 请为每个调用您 API 的应用程序各创建一个密钥。完整密钥只显示一次；其副本保存在保险库文件中。
       *[other] 请为每个调用您 API 的应用程序各创建一个密钥。完整密钥只显示一次；其副本保存在这台计算机的钥匙串中。
    }
keys-unavailable = Keywright 无法显示您的密钥

## Table of access keys

table-caption = { $workspace } 的访问密钥，{ $count }
table-key = 密钥
table-name = 名称
table-created-at = 创建时间
table-delete-named = 删除 { $name }
table-sort-ascending = 按{ $column }升序排序
table-sort-descending = 按{ $column }降序排序
table-test = 测试

## Table of access keys: further columns

table-environment = 环境
table-owner = 负责人
table-used-by = 使用者
table-tags = 标签
table-expires = 到期时间
table-status = 状态
table-never = 永不
table-select = 选择 { $name }
table-select-all = 选择所有密钥
table-more = { $name } 的操作
table-actions = 操作
table-replaced = 转到新密钥
table-replaces = 转到旧密钥
table-partner-gone = 另一个密钥已不在列表中。

## Access Keys: filters and columns

filter-quick = 显示
filter-all = 全部
filter-active = 有效
filter-expiring = 即将到期
filter-retiring = 即将退役
filter-disabled = 已停用
filter-expired = 已到期或已退役
filters = 筛选
filters-in-use = 筛选，正在使用 { $count } 项
filters-clear = 清除筛选
filter-tag = 标签
filter-age = 存在时间
filter-ending = 失效时间
filter-any = 不限
filter-without-owner = 没有负责人
filter-without-used-by = 没有记录使用者
filter-without-tag = 没有标签
filter-older-than =
    { $days ->
       *[other] 至少 { $days } 天
    }
filter-ending-within =
    { $days ->
       *[other] { $days } 天内
    }
filter-by-status = 状态：{ $name }
filter-by-environment = 环境：{ $name }
filter-by-owner = 负责人：{ $name }
filter-by-used-by = 使用者：{ $name }
filter-by-tag = 标签：{ $name }
filter-by-age = 存在时间：{ $name }
filter-by-ending = 失效时间：{ $name }
filter-remove = 移除筛选：{ $filter }
keys-no-match-filters = 没有符合这些筛选条件的密钥：
keys-no-match-both = 符合这些筛选条件的密钥中，没有与“{ $name }”匹配的：
columns = 列
columns-hint = “密钥”和“名称”始终显示。
columns-reset = 恢复默认

## Access Keys: what can be done with keys

key-details = 详情
key-edit = 编辑
key-rotate = 轮换
key-disable = 停用
key-enable = 启用
key-finish = 立即完成
key-undo = 撤销
key-delete = 删除
key-copy = 复制
key-copy-truncated = 复制截短的密钥
key-copy-handle = 复制标识
key-copy-id = 复制 ID
key-copied-handle = 已复制标识。
key-copied-id = 已复制 ID。
key-finish-menu = 立即完成轮换
key-undo-menu = 撤销轮换
selection = 已选择的密钥
selection-count =
    { $count ->
       *[other] 已选择 { $count } 个密钥
    }
selection-clear = 取消选择
selection-copy-truncated = 复制截短的密钥
selection-copy-handles = 复制标识
selection-copy-ids = 复制 ID
selection-copied =
    { $count ->
       *[other] 已复制 { $count } 个密钥的内容，每行一个。
    }
disable-done = “{ $name }”已停用。您的 API 得知后，使用它的应用将被拒绝。
enable-done = “{ $name }”已启用。
disable-many-done =
    { $count ->
       *[other] 已停用 { $count } 个密钥。
    }
enable-many-done =
    { $count ->
       *[other] 已启用 { $count } 个密钥。
    }
disable-many-doing = 已停用 { $done } 个，共 { $count } 个…
enable-many-doing = 已启用 { $done } 个，共 { $count } 个…
disable-none = 这些密钥都不能停用：它们已被停用，或已经失效。
enable-none = 这些密钥都不能启用：它们已被启用，或已经失效。
disable-ended = “{ $name }”已经失效，无需停用。

## Access Keys: what became of several

many-stop = 停止
disable-many-failed =
    { $count ->
       *[other] { $count } 个密钥中有 { $failed } 个未停用
    }
enable-many-failed =
    { $count ->
       *[other] { $count } 个密钥中有 { $failed } 个未启用
    }
delete-many-failed =
    { $count ->
       *[other] { $count } 个密钥中有 { $failed } 个未删除
    }
many-stopped = 您已停止操作。其余密钥保持原样。

## Deleting several keys

delete-many-title =
    { $count ->
       *[other] 确定要删除这 { $count } 个密钥吗？
    }
# $store: keychain or vault
delete-many-text =
    { $store ->
        [vault] 它们的副本将从保险库文件中移除。请同时在您的 API 中撤销这些密钥，使其在那里被拒绝。此操作无法撤销。
       *[other] 它们的副本将从这台计算机的钥匙串中移除。请同时在您的 API 中撤销这些密钥，使其在那里被拒绝。此操作无法撤销。
    }
delete-many-names = 将被删除的密钥
delete-many-doing = 已删除 { $done } 个，共 { $count } 个…
delete-many-done =
    { $count ->
       *[other] 已删除 { $count } 个密钥。
    }

## Rotating a key

rotate-title = 轮换“{ $name }”
rotate-text = 新密钥将沿用其名称、负责人、说明、环境和有效期长度。新密钥只显示一次。
rotate-retires = 旧密钥何时退役
rotate-now = 立即
rotate-minutes = { $count } 分钟后
rotate-hours =
    { $count ->
       *[other] { $count } 小时后
    }
rotate-days =
    { $count ->
       *[other] { $count } 天后
    }
rotate-custom = 其他时间
rotate-custom-amount = 从现在起多久
rotate-custom-unit = 单位
rotate-unit-minutes = 分钟
rotate-unit-hours = 小时
rotate-unit-days = 天
rotate-custom-refused = 请输入整数，最长 30 天。
rotate-until = 旧密钥 { $name } 在 { $when } 之前有效。
rotate-until-own-end = 旧密钥 { $name } 在 { $when } 之前有效，届时它本来就会到期。
rotate-at-once = 旧密钥 { $name } 将立即失效。使用它的应用在拿到新密钥之前会被拒绝。
rotate-disabled = 旧密钥 { $name } 已停用，并将保持停用。
rotate-new-expires = 新密钥将于 { $when } 到期。
rotate-used-by = 使用者：{ $names }。他们需要在旧密钥退役之前拿到新密钥。
rotate-doing = 正在存储新密钥…
rotate-old-works = 旧密钥在 { $when } 之前仍然有效。
rotate-old-ended = 旧密钥已不再有效。
rotate-refused-rotated = “{ $name }”此前已轮换，不能再次轮换。
rotate-refused-ended = “{ $name }”已经失效，不能轮换。请创建新密钥。
rotate-reason-rotated = 此前已轮换。
rotate-reason-ended = 已经失效。

## Rotating several keys

plan-title =
    { $count ->
       *[other] 轮换 { $count } 个密钥
    }
plan-text = 每个密钥都由一个新密钥接替，沿用其名称、负责人、说明、环境和有效期长度。每个新密钥只显示一次，可在随后的清单中查看。
plan-rotated = 将被轮换的密钥
plan-left-out =
    { $count ->
       *[other] { $count } 个密钥不在其中
    }
plan-none = 这些密钥都不能轮换。
plan-retire = 旧密钥何时退役
plan-until = 旧密钥在 { $when } 之前有效；若到期更早，则以到期为准。
plan-at-once = 旧密钥将立即失效。使用它们的应用在拿到新密钥之前会被拒绝。
plan-doing = 已轮换 { $done } 个，共 { $count } 个…
plan-done-title =
    { $count ->
       *[other] 已轮换 { $count } 个密钥中的 { $done } 个
    }
plan-done-text = 请将每个新密钥显示一次并转交，然后勾选已通知的使用者。
plan-checklist = 清单
plan-show = 显示密钥
plan-show-named = 显示密钥：{ $name }
plan-shown = 已显示
plan-tell = 通知
plan-tell-named = { $name } 需要通知谁
plan-tell-nobody = 任何使用它的人：没有记录使用者
plan-told =
    { $count ->
       *[other] 已通知 { $done } 个，共 { $count } 个
    }
plan-copy = 复制清单
plan-save = 保存清单
plan-copied = 已复制清单。
plan-saved = 清单已保存：{ $name }
plan-close-title =
    { $count ->
       *[other] 还有 { $count } 个密钥未显示，确定关闭吗？
    }
plan-close-text = 每个密钥仍可显示一次：“访问密钥”页面会在表格上方提供该操作。
plan-close-yes = 关闭
plan-close-no = 返回清单

## A rotation that is under way

finish-title = 立即完成“{ $name }”的轮换？
finish-text = 旧密钥 { $name } 将立即失效。此操作无法撤销。
finish-doing = 正在退役旧密钥…
finish-done = “{ $name }”的旧密钥已退役。
undo-title = 撤销“{ $name }”的轮换？
undo-text = 新密钥 { $name } 将被删除：它会失效，且无法再次显示。旧密钥恢复原样。
undo-text-deleted = 新密钥已被删除。旧密钥恢复原样。
undo-doing = 正在移除新密钥…
undo-done = 已撤销“{ $name }”的轮换。

## Creating a key

create-title = 新建 API 访问密钥
create-name-hint = 说明这个密钥的用途。名称以后可以更改。
create-environment = 环境
create-live = 生产
create-live-hint = 真实数据，{ $name }
create-test = 测试
create-test-hint = 开发，{ $name }
create-doing = 正在存储密钥…

## The one showing of a key

reveal-live-created = 已创建生产密钥
reveal-test-created = 已创建测试密钥
reveal-key = 访问密钥
reveal-copy = 复制密钥
reveal-copied-for = 已复制，{ $seconds } 秒后清除
reveal-copied = 已复制
reveal-warning-lead = 请立即复制。
reveal-warning = 出于安全原因，您将无法再次查看完整密钥。
# $store: keychain or vault
reveal-backup =
    { $store ->
        [vault] 保险库文件中保留了一份副本作为备份。
       *[other] 这台计算机的钥匙串中保留了一份副本作为备份。
    }
reveal-digest-only = 不保留副本：此工作区只保留密钥的摘要。
reveal-saved = 我已保存此密钥
reveal-close-title = 不复制就关闭吗？
reveal-close-text = 您将无法再次查看此密钥。
reveal-close-yes = 不复制，直接关闭
reveal-close-no = 返回密钥

## Keys whose one showing never came

never-shown = “{ $name }”已创建，但其密钥从未显示过。
never-shown-show = 显示密钥
never-shown-delete = 删除

## Deleting a key

delete-title = 确定要删除“{ $name }”吗？
# $store: keychain or vault
delete-text =
    { $store ->
        [vault] 其副本将从保险库文件中移除。请同时在您的 API 中停用该密钥，使其不再被接受。此操作无法撤销。
       *[other] 其副本将从这台计算机的钥匙串中移除。请同时在您的 API 中停用该密钥，使其不再被接受。此操作无法撤销。
    }
delete-text-successor = 旧密钥仍会按时失效（{ $when }），且没有密钥接替它。如需保留旧密钥，请改为撤销轮换。
delete-key = 密钥
delete-doing = 正在移除密钥…
delete-done = “{ $name }”已删除。

## Renaming a key

rename-title = 重命名访问密钥
rename-hint = 密钥本身不会改变，其副本的名称会随之更新。
rename-doing = 正在重命名密钥…
rename-done = 已重命名为“{ $name }”。

## Keys that were created from the tray

quick-key-name = 快速密钥 { $when }
quick-key-offer = { $name } 于{ $ago }在窗口之外创建。请为它取一个能说明用途的名称。
quick-key-rename = 重命名
quick-key-keep = 保留名称

## Details of a key

panel = 详细信息
panel-close = 关闭详细信息
panel-loading = 正在读取详细信息…
panel-rename = 重命名{ $name }
panel-edit = 编辑密钥的用途
panel-change-expiry = 更改到期时间
panel-live = 生产
panel-leaked = 已泄露
panel-none = 未注明
panel-retires = 退役
panel-retired = 已退役
panel-disabled = 已停用
panel-leak-noted = 记录泄露
panel-replaces = 替换
panel-replaced-by = 被替换为
panel-open-key = { $key } 的详细信息
panel-copy = 副本
# $store: keychain or vault
panel-copy-kept =
    { $store ->
        [vault] 存放在保险库文件中
       *[other] 存放在这台电脑的钥匙串中
    }
panel-copy-gone = 无，只保留摘要
panel-handle = 标识
panel-id = ID
panel-activity = 活动记录
panel-older = 显示更早的
# $finish and $undo: buttons, “Finish now” and “Undo”
rotation-note = 旧密钥在{ $when }之前仍然有效。{ $finish }或{ $undo }。
rotation-note-self = 此密钥已轮换，在{ $when }之前仍然有效。{ $finish }或{ $undo }。
# As “tomorrow, 08:00”
day-and-time = { $day } { $time }

## What a key is for, and when it expires

create-more = 更多信息
create-more-never = 永不到期
create-more-no-owner = 无负责人
details-owner = 负责人
details-owner-hint = 对此密钥负责的人或团队。
details-used-by = 使用者
details-used-by-hint = 用它调用的应用和团队。按回车键添加。
details-tags = 标签
details-tags-hint = 便于查找的词。按回车键添加。
details-notes = 备注
details-notes-hint = 其他任何内容，但不要写入机密。
details-suggestions = 建议
details-remove = 移除{ $name }
details-added = 已添加{ $name }
details-removed = 已移除{ $name }
expiry = 到期
expiry-never = 永不
expiry-custom = 自定日期和时间
expiry-result = { $date }到期
expiry-result-never = 在停用或删除之前一直有效。
expiry-result-missing = 请输入日期和时间。
expiry-limit = 此工作区的密钥最长有效 { $days } 天。
length-days =
    { $count ->
       *[other] { $count } 天
    }
length-years =
    { $count ->
       *[other] { $count } 年
    }

## What a key is at present
## $when: a day near today, as “in 9 days”, “tomorrow” or “4 days ago”. $date: a day

status-active = 有效
status-expires = { $when }到期
status-expired = { $when }已到期
status-expired-on = { $date }已到期
status-retires = { $when }退役
status-retired = { $when }已退役
status-retired-on = { $date }已退役
status-disabled = 已停用

## Clipboard

clipboard-copied = 密钥已复制。剪贴板将在 { $seconds } 秒后清除
clipboard-copied-kept = 密钥已复制。在您复制其他内容或退出之前，它会一直留在剪贴板上。
clipboard-clear = 立即清除
clipboard-cleared = 剪贴板已清除。
clipboard-truncated-copied = 已复制截短的密钥。

## Keychain

keychain-locked-lead = 钥匙串已锁定。
keychain-locked-text = 您可以查看密钥；解锁之前无法创建或删除。
keychain-unlock = 解锁钥匙串
keychain-absent-lead = 没有正在运行的钥匙串服务。
keychain-absent-text = 您可以查看密钥；有钥匙串服务运行之前无法创建或删除。
keychain-how-to-get-one = 如何获取
keychain-failed-lead = 钥匙串没有响应。
keychain-failed-text = 您可以查看密钥；恢复响应之前无法创建或删除。
keychain-many-lead = 密钥超过 1,000 个时，钥匙串可能变慢。
keychain-many-text = 保险库文件依然快速。
keychain-many-decline = 不用了

## A vault file in the place of the keychain

vault-locked-lead = 保险库文件已锁定。
vault-locked-text = 您可以查看密钥；解锁之前无法创建或删除。
vault-failed-lead = 无法读取保险库文件。
vault-failed-text = 您可以查看密钥；文件完好地回到原处之前无法创建或删除。如果文件已丢失，可以在“通用”页面选择弃用它并继续。
vault-kept-failed-text = 您可以查看密钥；文件完好地回到原处且钥匙串中有其密钥之前，无法创建或删除。如果文件已丢失，可以在“通用”页面选择弃用它并继续。
vault-unlock = 解锁保险库文件…
vault-unlock-title = 解锁保险库文件
vault-unlock-text = 其中保存着密钥的副本。没有口令时，您可以查看密钥，但无法创建或删除。
vault-unlock-forgotten = 如果忘记了口令，可以在“通用”页面选择弃用此文件并继续。
vault-unlock-doing = 正在解锁保险库文件…
vault-unlocked = 保险库文件已解锁。
vault-passphrase = 保险库文件的口令
vault-passphrase-empty = 请输入口令。
vault-change = 更改…
vault-change-title = 更改保险库文件的口令
vault-change-text = 文件保持不变，之后只有新口令能打开它。
vault-forgotten = 如果忘记口令，文件中的副本将会丢失，备份中的除外。密钥本身在您的 API 上照常有效。
vault-sidebar-unlocked = 保险库文件已解锁
vault-sidebar-locked = 保险库文件已锁定
vault-sidebar-failed = 保险库文件无法读取
# Two commands follow
vault-help-bare = 在容器中和 WSL 下，往往既没有会话总线，也没有会启动此类程序的桌面。以下命令可同时启动两者：
vault-help-offer = 如果以上都行不通，可以改用带口令的加密保险库文件来保存密钥。
vault-offer = 使用保险库文件…
vault-offer-title = 将机密保存在保险库文件中
vault-offer-text = 这台电脑上的一个加密文件将代替钥匙串保存密钥的副本。请选择打开它的口令。
vault-offer-asked = Keywright 每次启动时都会要求输入口令。
vault-offer-back = 之后您可以在“通用”页面迁移到钥匙串。
# $count (number): at least 1
vault-offer-keys =
    { $count ->
       *[other] 列表中 { $count } 个密钥的副本仍留在目前未运行的钥匙串中。
    }
vault-create = 创建保险库文件
vault-made = 从现在起，新密钥会复制到保险库文件中。

## How to get a keychain

help-title = 如何获取钥匙串
help-text = Keywright 需要桌面的 Secret Service。以下任一程序均可提供该服务：
help-gnome = GNOME Keyring：在 Debian 和 Ubuntu 上运行
help-kwallet = KWallet：在 KDE 的系统设置中启用 KDE Wallet 子系统。
help-keepass = KeePassXC：在其设置中启用 Secret Service 集成。
help-after = 然后启动该服务，或注销后重新登录。Keywright 会在运行时自动找到它。

## Page “General”

settings = 通用
settings-subtitle = Keywright 在这台计算机上的工作方式。
settings-save = 保存
settings-saved = 已保存。
settings-system = 跟随系统
settings-never = 从不
settings-seconds = { $count } 秒
settings-minutes = { $count } 分钟

## Page “General”: Workspace

settings-workspace = 工作区
settings-workspace-name = 工作区名称
settings-prefix = 密钥前缀
settings-prefix-hint = 新密钥以它开头。现有密钥保留原来的前缀。

## Workspaces

workspaces = 工作区
# Told to screen readers before the workspace's name
workspace-present = 当前工作区
workspace-new = 新建工作区…
workspace-chosen = 工作区{ $name }
workspace-create-title = 新建工作区
workspace-name-hint = 每个 API 或产品一个，例如“Acme API”。
workspace-prefix-hint = 新密钥以它开头，例如 acme。
workspace-created = 已创建工作区“{ $name }”。
workspace-delete = 删除此工作区
workspace-delete-hint = 只能删除空的工作区。其中做过的操作保留在活动记录中。
workspace-delete-button = 删除工作区
workspace-delete-title = 确定要删除工作区“{ $name }”吗？
workspace-delete-text = 其中没有密钥。此操作无法撤销。
workspace-deleted = 已删除工作区“{ $name }”。

## Page “General”: Policies of the workspace

policy-default-expiry = 默认有效期
policy-default-expiry-hint = 新密钥在此之后到期，除非另选有效期。
policy-longest-life = 密钥的最长有效期
policy-longest-life-hint = 不能选择更晚的到期时间。现有密钥保持不变。
policy-rotation-period = 轮换周期
policy-rotation-period-hint = 审计会列出更旧的密钥。
policy-no-limit = 无限制
policy-none = 无
policy-other = 其他天数
policy-days = 天
# $name: the setting
policy-days-named = { $name }（天）
policy-no-number = 请输入 1 到 { $most } 之间的整数天数。
policy-copies = 新密钥的副本
policy-copies-kept = 保留副本
policy-copies-kept-about = 完整的密钥作为备份存放在钥匙串或保险库文件中。
policy-copies-digest = 仅保留摘要
policy-copies-digest-about = 密钥显示过后，副本即被移除。此后丢失的密钥必须更换。

## Page “General”: Clipboard

settings-clipboard = 剪贴板
settings-clear-after = 清除时间
settings-never-hint = 密钥会一直保留，直到您复制其他内容或退出。

## Page “General”: Tray and window

settings-tray = 托盘与窗口
settings-stay-in-tray = 关闭窗口后将 Keywright 保留在托盘中
settings-no-tray = 此桌面没有托盘，因此关闭窗口会退出 Keywright。
settings-no-tray-gnome = 在 GNOME 中，安装 AppIndicator 扩展后即可显示托盘。
settings-autostart = 登录时启动
settings-autostart-hint = 它会在托盘中启动，不显示窗口。

## Page “General”: Shortcut

settings-shortcut = 快捷键
settings-shortcut-live = 在任何位置快速创建生产密钥
settings-shortcut-test = 在任何位置快速创建测试密钥
settings-shortcut-record = 录制快捷键
settings-shortcut-recording = 请按下按键…
settings-shortcut-remove = 移除

## Page “General”: Notifications

settings-notifications = 通知
settings-notifications-show = 显示通知
settings-notifications-absent = 此桌面上没有正在运行的通知服务。

## Page “General”: Lock

settings-lock = 锁定
settings-lock-passphrase = 管理员口令
settings-lock-off = 已关闭。任何坐在您已解锁桌面前的人都可以使用 Keywright。
settings-lock-on = 启动时、一段时间未使用后，以及会话曾锁定或电脑曾休眠后，Keywright 会要求输入口令。
settings-lock-set = 设置口令
settings-lock-change = 更改
settings-lock-remove = 关闭
settings-lock-after = 未使用多久后锁定
settings-lock-never-hint = 这样只有启动、会话和您自己会锁定它。
settings-lock-protects = 锁定使他人无法使用 Keywright 的窗口、托盘菜单和快捷键。它不加密任何内容：同一用户的其他程序仍可读取系统钥匙串中的密钥以及密钥列表，已解锁的保险库文件也会保持打开，直到您退出 Keywright。

## Dialogs about the admin passphrase

passphrase-set-title = 设置管理员口令
passphrase-change-title = 更改管理员口令
passphrase-remove-title = 关闭锁定
passphrase-remove-text = 此后任何坐在您已解锁桌面前的人都可以使用 Keywright。
passphrase-current = 当前口令
passphrase-new = 新口令
# $least (number)
passphrase-hint =
    { $least ->
       *[other] 至少 { $least } 个字符。
    }
passphrase-repeat = 再次输入新口令
passphrase-differs = 与上面的口令不同，请重新输入。
passphrase-short =
    { $length ->
       *[other] 口令至少 8 个字符，当前为 { $length } 个。
    }
passphrase-show = 显示输入内容
passphrase-with-sheet = 如果忘记口令，只有恢复单能解锁 Keywright。
passphrase-without-sheet = 没有恢复单。如果忘记口令，Keywright 中没有任何办法可以解锁。
passphrase-set-done = 锁定已开启。
passphrase-changed = 口令已更改。
passphrase-removed = 锁定已关闭。

## Lock screen

lock-title = Keywright 已锁定
lock-passphrase = 管理员口令
lock-unlock = 解锁
# $count (number)
lock-wait-seconds =
    { $count ->
       *[other] { $count } 秒后可再次尝试。
    }
# $count (number)
lock-wait-minutes =
    { $count ->
       *[other] { $count } 分钟后可再次尝试。
    }
lock-wait-over = 现在可以再次尝试。
lock-forgot = 忘记口令？
lock-recovery-title = 使用恢复单解锁
lock-recovery-text = 恢复单上的身份可以解锁 Keywright。请同时设置新口令。
lock-recovery-absent = 没有恢复单，因此没有口令就无法在 Keywright 中解锁。密钥本身保存在这台电脑的钥匙串中（可用钥匙串自己的程序查看），或保存在保险库文件中。
lock-identity = 恢复单上的身份
lock-identity-hint = 以 AGE-SECRET-KEY-1 开头。空格不计。
lock-back = 返回

## Page “General”: Where secrets are kept

store = 机密保存在哪里
store-keychain = 这台电脑的钥匙串
store-keychain-about = 每个密钥一个条目，随您的会话打开。
store-vault-passphrase = 带口令的保险库文件
store-vault-passphrase-about = 一个加密文件。Keywright 每次启动时都会要求输入它的口令。
store-vault-keychain = 密钥在钥匙串中的保险库文件
store-vault-keychain-about = 一个加密文件，随钥匙串打开，无需询问。即使有数千个密钥，也与空文件一样快。
# $count (number): how many keys
store-count =
    { $count ->
        [0] 还没有密钥。
       *[other] 所有工作区共 { $count } 个密钥。
    }
store-many = 密钥超过 1,000 个时，保险库文件更快：GNOME Keyring 在已有 1,000 个条目时存入一个需要 45 毫秒，在已有 2,000 个时需要 104 毫秒。此时钥匙串中只保存保险库文件的密钥。
store-move = 迁移…
store-move-title = 迁移机密
store-move-text = 每个机密都会被复制、读回并与其密钥比对。全部到位后，才会从原处移除。您可以随时停止并稍后继续：不会丢失任何内容。
store-move-to = 迁移到
store-move-confirm = 迁移
store-move-again = 继续
store-begun = 正在迁移机密…
store-doing = 正在迁移机密：{ $done }/{ $total }
store-moved-title = 机密已迁移
# $count (number): how many secrets
store-moved-text =
    { $count ->
        [0] 没有需要迁移的机密。新的机密从现在起保存在那里。
       *[other] { $count } 个机密已在那里，每个都与其密钥比对过。
    }
# $count (number): at least 1
store-moved-left =
    { $count ->
       *[other] { $count } 个机密仍留在原处。可以在“通用”页面清理。
    }
# $count (number): at least 1
store-moved-missing =
    { $count ->
       *[other] { $count } 个密钥没有可以迁移的副本。请在“备份”页面恢复包含其副本的最新备份；如果没有这样的备份，请轮换密钥。
    }
store-missing-list = 没有副本的密钥
# $count (number): at least 1
store-moved-unfit =
    { $count ->
       *[other] { $count } 个密钥处保存的是别的内容，不是它们的机密，已留在原处。请在“备份”页面恢复包含其副本的最新备份；如果没有这样的备份，请轮换密钥。
    }
store-unfit-list = 机密不符的密钥
# $count (number): at least 1
store-left =
    { $count ->
       *[other] { $count } 个机密保存在另一处
    }
store-left-about = Keywright 曾在迁移它们，或已弃用那一处。可以将此处缺少的取回；每个机密在其位于此处的副本得到证实后，即从那里移除。也可以用“迁移…”将全部内容迁移到那一处。
store-finish = 取回到此处
store-finished = 别处能够取得的机密现已在此处。
store-bring-title = 取回机密
store-bring-text = 其余的机密在一个带口令的保险库文件中。请输入打开它的口令；现在使用的保险库文件仍用它自己的口令。
# What holds the secrets is locked, does not run, or can't be read
store-leave-label = 目前无法使用
store-leave-about = 如果因为文件丢失或忘记口令而一直如此，Keywright 可以不用其中的内容继续工作。
store-leave = 弃用并继续…
store-leave-title = 弃用无法打开的存储
store-leave-text = 此后，机密将保存在您选择的位置。原处不会移除任何内容：如果它能再次打开，本页会提供将其中内容取回的选项。
# $count (number): at least 1
store-leave-keys =
    { $count ->
       *[other] 您的 { $count } 个密钥在您的 API 中仍然有效，但无法取得它们的副本。之后请恢复最新的备份：它会带回其中包含的副本。
    }
store-leave-confirm = 弃用并继续
store-leave-begun = 正在准备新的位置…
store-leave-done-title = 机密有了新的位置
store-leave-done-text = 从现在起，您创建的密钥会复制到那里。
# $count (number): at least 1
store-leave-missing =
    { $count ->
       *[other] { $count } 个密钥在那里没有副本。请在“备份”页面恢复包含其副本的最新备份；如果没有这样的备份，轮换后即有副本。
    }

## Page “General”: Appearance

settings-appearance = 外观
settings-theme = 主题
settings-theme-light = 浅色
settings-theme-dark = 深色
settings-language = 语言
language-en = English
language-de = Deutsch
language-zh-hans = 简体中文

## Page “General”: Data

settings-data = 数据
settings-data-folder = 数据文件夹
settings-data-open = 打开文件夹

## Page “General”: What this desktop protects

protects = 此桌面提供的保护
protects-history = 剪贴板历史
protects-history-linux = 密钥会标记为机密。KDE 的 Klipper 和其他一些剪贴板历史不会记录它们；另一些可能会保留。
protects-history-windows = 不会进入剪贴板历史和云剪贴板。
protects-history-macos = 标记为隐藏；大多数剪贴板历史不会记录。
protects-programs = 其他程序
protects-programs-text = 当密钥在剪贴板上时，您的任何程序都能读取它。
protects-selection = 鼠标中键
protects-selection-text = 只有在您自己选中密钥期间，才能用它粘贴该密钥。
protects-capture = 屏幕截取
protects-capture-linux = 不受保护：此系统无法在截图和录屏中排除某个窗口。
protects-capture-windows = 显示密钥期间，窗口不会出现在截图和录屏中。
protects-capture-macos = 显示密钥期间，窗口不会出现在大多数录屏中；自 macOS 15 起，某些程序仍能看到它。

## Finding a leaked key

leak-open = 查找泄露的密钥
leak-title = 查找泄露的密钥
leak-text = Keywright 在文本中查找每个访问密钥，并指出是您的哪一个。被查找的内容不会保存在任何地方。
leak-field = 文本
leak-example = 粘贴日志、聊天记录或配置…
leak-hint = 粘贴后立即查找。也可以将文件拖放到窗口的任何位置。
leak-empty = 请粘贴文本或选择文件。
leak-file = 选择文件…
leak-find = 查找密钥
leak-doing = 正在查找密钥…
leak-drop = 放下文件，在其中查找泄露的密钥。
leak-lines = { $count } 行
leak-summary =
    { $count ->
        [0] 粘贴的内容（{ $size }）中没有访问密钥。
       *[other] 粘贴的内容（{ $size }）中有 { $count } 个访问密钥。
    }
leak-summary-file =
    { $count ->
        [0] { $name }（{ $size }）中没有访问密钥。
       *[other] { $name }（{ $size }）中有 { $count } 个访问密钥。
    }
leak-malformed = 有 { $count } 个字符串看起来像密钥，但校验和不正确：它们被截断或输入有误。
leak-found = 找到的密钥
leak-none = 无需处理。只能找到完整的访问密钥；截短的密钥不会泄露任何内容。
leak-unknown = 不属于此处任何列表的密钥
leak-unknown-about = 它具有访问密钥的格式，但不是用此密钥列表签发的。请告知签发者。
leak-place =
    { $times ->
        [1] 第 { $line } 行。
       *[other] 第 { $line } 行，共 { $times } 次。
    }
leak-elsewhere = 在工作区 { $name } 中。
leak-deleted = 已于 { $date } 删除。仍可记录此事件。
leak-deleted-noted = 该密钥此前已删除。此事件已记入其活动。
leak-noted = 已于 { $date } 记为泄露。
leak-disable = 立即停用
leak-disable-hint = 一旦您的 API 得知，使用该密钥的一方就会被拒绝。您可以重新启用它。
leak-disable-none = 这些密钥均已失效。
leak-replace = 创建替代密钥
leak-replace-hint =
    { $count ->
        [1] 一个具有相同名称、负责人和说明的新密钥将代替旧密钥。它会在下一步显示一次。
       *[other] 具有相同名称、负责人和说明的新密钥将代替每个可以替代的旧密钥（{ $count } 个）。每个都会在下一步显示一次。
    }
leak-replace-none = 这些密钥都无法替代：它们已到期或之前已轮换。如有需要，请创建新密钥。
leak-note = 备注
leak-note-example = 在公开仓库中发现，自星期二起
leak-note-hint = 会记入每个密钥的活动记录。请勿在此写入密钥本身。
leak-people = 必须告知谁
leak-people-unknown = 没有记录哪个应用程序在使用它
leak-owner = 负责人：{ $name }
leak-again = 继续查找
leak-containing = 正在处理泄露…
leak-done-title = 已处理 { $count } 个泄露的密钥
leak-done-partly-title = 已处理 { $done } 个泄露的密钥，共 { $count } 个
leak-done-text = 将每个替代密钥显示一次并交付。如果您的 API 自己保存摘要列表，也请在那里移除旧密钥。
leak-done-list = 每个密钥的处理结果
leak-replacement = 替代密钥
leak-show-named = 显示密钥（替代 { $name }）

## Page “Audit”

audit = 审计
audit-subtitle = { $name } 中需要关注的事项。
audit-loading = 正在查找需要关注的事项…
audit-save-report = 保存报告
audit-save-html = 保存为 HTML，供阅读和打印
audit-save-csv = 保存为 CSV
audit-save-calendar = 保存日历
audit-unchecked = 机密尚未与列表比较，因此无法发现缺失、不符和遗留的机密。
audit-check = 比较机密
audit-checking = 正在将机密与列表比较…
audit-checking-of = 正在将机密与列表比较：{ $done }/{ $total }
audit-check-ended = 机密已与列表比较完毕。结果见“审计”页面。
audit-checked = 机密已与列表比较。
audit-cards = 按类型统计的发现
audit-views = 显示的内容
audit-view-open = 未处理
audit-view-postponed = 已推迟（{ $count }）
audit-view-charts = 图表
audit-owner = 负责人
audit-any-owner = 任何负责人
audit-without-owner = 没有负责人
audit-count = { $count } 项发现
audit-caption = 需要关注的事项，{ $count }
audit-pick = 选择
audit-finding = 发现
audit-actions = 可以做什么
audit-choose = 选择 { $name }
audit-choose-all = 选择所有显示的发现
audit-chosen = 已选择 { $count } 项
audit-choose-none = 取消选择
audit-calm-title = 没有需要关注的事项
audit-calm = 此工作区没有未处理的发现。
audit-calm-owner = { $name } 的密钥没有未处理的发现。
audit-calm-ownerless = 没有负责人的密钥没有未处理的发现。
audit-calm-postponed = 已推迟 { $count } 项发现。
audit-none-of-kind = 没有此类发现。
audit-all-kinds = 显示所有发现
audit-nothing-postponed = 没有推迟任何事项。

## Page “Audit”: what can be done

audit-rotate = 轮换
audit-rotate-named = 轮换 { $name }
audit-extend = 延长
audit-extend-named = 延长 { $name }
audit-enable = 启用
audit-enable-named = 启用 { $name }
audit-set-owner = 设置负责人
audit-set-owner-named = 设置 { $name } 的负责人
audit-set-used-by = 设置使用者
audit-set-used-by-named = 设置 { $name } 的使用者
audit-details = 详情
audit-details-named = { $name } 的详情
audit-discard = 丢弃
audit-discard-named = 丢弃 { $name }
audit-delete = 删除…
audit-later = 推迟…
audit-later-named = 推迟 { $name }
audit-bring-back = 恢复
audit-bring-back-named = 恢复 { $name }
audit-owner-of = { $name } 的负责人
audit-used-by-of = 使用 { $name } 的应用程序
audit-used-by-hint = 多个之间用逗号分隔。
audit-expiry-of = { $name } 的新到期时间
audit-extend-days = 从现在起 { $length }
audit-extend-never = 永不到期

## Page “Audit”: kinds of findings, after their number

finding-kind-expired = 已到期，未删除
finding-kind-expiring = 即将到期
finding-kind-live-like-test = 生产密钥被当作测试密钥使用
finding-kind-overdue = 超过轮换周期
finding-kind-never-rotated = 从未轮换
finding-kind-secret-missing = 没有副本
finding-kind-secret-unfit = 副本为其他机密
finding-kind-secret-came-back = 有恢复出现的副本
finding-kind-secret-without-record = 没有记录的机密
finding-kind-no-owner = 没有负责人
finding-kind-no-used-by = 没有使用者
finding-kind-long-disabled = 已停用 90 天

## Page “Audit”: what is the matter

finding-stray-title = 没有记录的机密
finding-expired = { $status }。它仍在列表中，但已无法使用。
finding-expiring = { $status }。没有记录哪个应用程序在使用它。
finding-expiring-used = { $status }。使用者：{ $users }。
finding-live-like-test = { $name } 使用此生产密钥，同时也使用此工作区的测试密钥。
finding-overdue = 已有 { $days } 天；轮换周期为 { $period } 天。
finding-never-rotated = 已有 { $days } 天，从未轮换。
# $way: rotate; delete where the key has ended; restore where it was rotated
finding-secret-missing =
    { $way ->
        [rotate] 没有它的副本；密钥本身不受影响。请在“备份”页面恢复包含其副本的最新备份，或轮换它。
        [delete] 没有它的副本。请在“备份”页面恢复包含其副本的最新备份，或删除该密钥。
       *[restore] 没有它的副本。请在“备份”页面恢复包含其副本的最新备份。
    }
# $way: rotate; delete where the key has ended; restore where it was rotated
finding-secret-unfit =
    { $way ->
        [rotate] 以其名称保存的不是此密钥；密钥本身不受影响。请在“备份”页面恢复包含其副本的最新备份，或轮换它。
        [delete] 以其名称保存的不是此密钥。请在“备份”页面恢复包含其副本的最新备份，或删除该密钥。
       *[restore] 以其名称保存的不是此密钥。请在“备份”页面恢复包含其副本的最新备份。
    }
finding-secret-without-record = 它已存放，但任何列表中都没有密钥指向它。如果它在钥匙串中，则可能属于您的另一个密钥列表。
finding-secret-came-back = 列表显示它没有副本，但实际存在一个：可能是随旧的保险库文件恢复的。丢弃它不会影响密钥。
finding-no-owner = 没有人对它负责。
finding-no-used-by = 没有记录哪个应用程序在使用它。
finding-long-disabled = 已停用 { $days } 天。如果没有人需要它，请将其删除。
finding-postponed = 推迟到 { $date }。
finding-postponed-because = 推迟到 { $date }：“{ $reason }”。

## Putting findings off

postpone-title = 推迟“{ $name }”
postpone-title-many = 推迟 { $count } 项发现
postpone-text =
    { $count ->
       *[other] 在那一天之前，所选项不在列表中。原因会显示在旁边，并记入活动记录。
    }
postpone-until = 直到
postpone-days = { $days } 天
postpone-day-past = 请选择今天之后的日期。
postpone-reason = 原因
postpone-reason-example = 已与合作伙伴商定
postpone-reason-empty = 请说明原因，让其他人明白。
postpone-done = 已推迟 { $count } 项发现。

## Discarding a secret without record

discard-title = 丢弃此机密？
# $store: keychain or vault
discard-text =
    { $store ->
        [vault] 它将从保险库文件中移除。此操作无法撤销。
       *[other] 它将从这台计算机的钥匙串中移除。如果它属于您的另一个密钥列表，那个列表将失去该密钥的备份。此操作无法撤销。
    }
discard-listed = 密钥本身仍在列表中，但没有副本。
discard-id = 存放标识
discard-done = 已丢弃机密。

## Charts of the audit

chart-as-table = 以表格显示
chart-ages = 按时长统计的密钥
chart-ages-about = 有效的密钥，按创建以来的天数。
chart-ages-against = 有效的密钥，按创建以来的天数。轮换周期为 { $days } 天。
chart-age-days = 天数
chart-age = { $from } 至 { $until }
chart-age-over = { $from } 以上
chart-keys = 密钥
chart-period = 轮换周期：{ $days } 天
chart-standing = 轮换周期
chart-within = 未超过
chart-partly = 部分超过
chart-older = 超过
chart-months = 创建与撤回
chart-months-about = 最近 12 个月中每个月的密钥。撤回指停用或删除。
chart-month = 月份
chart-created = 已创建
chart-withdrawn = 已撤回

## Page “Activity”

activity = 活动记录
activity-subtitle = 对 { $name } 的密钥做过什么：何时、何处、由谁。
activity-subtitle-everywhere = 对所有工作区的密钥做过什么：何时、何处、由谁。
activity-search = 搜索密钥或人员
activity-action = 操作
activity-any-action = 所有操作
activity-when = 时间
activity-when-any = 任何时间
activity-when-today = 今天
activity-when-week = 最近 7 天
activity-when-month = 最近 30 天
activity-when-quarter = 最近 90 天
activity-when-between = 两天之间
activity-from = 从
activity-until = 到
activity-where = 工作区
activity-this-workspace = 此工作区
activity-all-workspaces = 所有工作区
activity-only = 仅“{ $name }”
activity-only-clear = 显示所有密钥
activity-empty-title = 还没有任何操作
activity-empty-text = 对密钥做的每件事都会记在这里，即使密钥被删除也会保留。
activity-no-match = 没有匹配的条目。
activity-clear = 清除筛选
activity-loading = 正在读取活动记录…
activity-count = { $count } 个条目
activity-caption = 活动记录，{ $count }，最新的在前
activity-at = 时间
activity-what = 内容
activity-key = 密钥
activity-by = 由谁
activity-save = 保存…
activity-save-json = 保存为 JSON Lines
activity-save-csv = 保存为 CSV
activity-saved = 已保存为 { $name }。

## Verifying the activity

verify = 验证活动记录
verify-doing = 正在检查每个条目…
verify-intact =
    { $count ->
        [0] 活动记录为空，符合预期。检查时间：{ $when }。
       *[other] 完好：{ $count } 个条目与写入时一致，没有缺失。检查时间：{ $when }。
    }
verify-end-unknown = { $count } 个条目与写入时一致，但无法检查之后的条目是否被截去。{ $reason }检查时间：{ $when }。
verify-end-unknown-advice = 活动记录在哪里结束，与机密记在一处。待机密可以读取后，请再次验证。
verify-changed = 条目 { $number } 在写入后被更改。它现在的内容是：{ $what }，{ $written }，由 { $name }。检查时间：{ $when }。
verify-missing = 条目 { $number } 缺失，但其后的条目还在：有人移除了它。检查时间：{ $when }。
verify-cut-off = 活动记录到条目 { $last } 为止，但它曾经至少到过条目 { $known }。检查时间：{ $when }。
verify-cut-off-advice = 要么最新的条目被移除，要么密钥列表被换成了较旧的副本。如果您恢复过备份，这是正常的。否则，请查明谁能写入数据文件夹，并与之前保存的活动记录比较。
verify-rewritten = 活动记录被重新写过：条目 { $number } 不是与机密记在一处的那个。检查时间：{ $when }。
verify-show = 显示条目
verify-not-listed = 列表中没有此条目。
verify-advice = Keywright 从不更改条目。从这里起的条目都不可信：请按原样保留一份数据文件夹的副本，查明谁能写入它，并与之前保存的活动记录比较。

## Activity: what an action is called

action-created = 已创建密钥
action-shown = 已显示完整密钥
action-renamed = 已重命名
action-documented = 已更改详情
action-expiry-changed = 已更改到期时间
action-disabled = 已停用
action-enabled = 已启用
action-rotated = 已轮换
action-rotation-finished = 轮换已完成
action-rotation-undone = 轮换已撤销
action-retired = 已退役
action-compromised = 已记为泄露
action-deleted = 已删除
action-postponed = 已推迟发现
action-discarded = 决定丢弃机密
action-restored = 已从备份恢复
action-backed-up = 已创建备份
action-backup-restored = 已恢复备份
action-handed-over = 已通过文件移交
action-recovered = 密钥已再次复制
action-lock-set = 已设置锁定
action-lock-changed = 已更改管理员口令
action-lock-removed = 已关闭锁定
action-lock-recovered = 已用恢复单解锁
action-lock-tried = 解锁尝试错误
action-lock-opened = 多次尝试错误后解锁
action-backups-scheduled = 已设置定期备份
action-backups-stopped = 已停止定期备份
action-secrets-moved = 机密已迁移
action-imported = 已导入
action-keys-imported = 密钥已导入
action-workspace-created = 已创建工作区
action-workspace-changed = 已更改工作区
action-workspace-deleted = 已删除工作区

## Activity: where it was done

surface-window = 窗口
surface-tray = 托盘
surface-shortcut = 快捷键
surface-launcher = 启动器
surface-keywright = Keywright 自身

## Activity: what an entry says, without a full stop

activity-created =
    { $environment ->
        [live] 已创建生产密钥
        [test] 已创建测试密钥
       *[other] 已创建密钥
    }
activity-created-successor =
    { $environment ->
        [live] 已创建生产密钥，代替旧密钥
        [test] 已创建测试密钥，代替旧密钥
       *[other] 已创建密钥，代替旧密钥
    }
activity-renamed = 名称由“{ $from }”改为“{ $to }”
activity-owner-set = 负责人设为“{ $to }”
activity-owner-changed = 负责人由“{ $from }”改为“{ $to }”
activity-owner-removed = 已移除负责人“{ $from }”
activity-used-by-set = 使用者设为“{ $to }”
activity-used-by-changed = 使用者由“{ $from }”改为“{ $to }”
activity-used-by-removed = 已移除使用者“{ $from }”
activity-tags-set = 标签设为“{ $to }”
activity-tags-changed = 标签由“{ $from }”改为“{ $to }”
activity-tags-removed = 已移除标签“{ $from }”
activity-notes = 已更改备注
activity-expiry-set = 到期时间设为 { $to }
activity-expiry-changed = 到期时间由 { $from } 改为 { $to }
activity-expiry-removed = 已取消到期时间，原为 { $from }
activity-rotated = 已轮换，有效至 { $until }
activity-rotated-at-once = 已轮换，立即失效
activity-compromised = 已记为泄露：“{ $note }”
activity-postponed = 推迟到 { $until }（{ $kind }）
activity-postponed-because = 推迟到 { $until }（{ $kind }）：“{ $reason }”
activity-brought-back = 不再推迟（{ $kind }）
activity-restored =
    { $was ->
        [new] 已从 { $when } 的备份恢复
        [newer-there] 已更新为 { $when } 的备份中的状态
        [deleted-here] 已删除的密钥，从 { $when } 的备份中恢复
       *[other] 已从 { $when } 的备份恢复
    }
activity-backed-up =
    { $keys ->
       *[other] 已创建备份：{ $keys } 个密钥，其中 { $secrets } 个含完整密钥（{ $fingerprint }）
    }
# $every：day、week 或 change。$recipient：开头的字符。$folder：带标记
activity-backups-scheduled =
    { $every ->
        [day] 已设置定期备份：每天，接收方 { $recipient }…，存入“{ $folder }”
        [week] 已设置定期备份：每周，接收方 { $recipient }…，存入“{ $folder }”
       *[other] 已设置定期备份：每次更改后，接收方 { $recipient }…，存入“{ $folder }”
    }
activity-backup-restored =
    { $keys ->
       *[other] 已恢复 { $when } 的备份：{ $keys } 个密钥，存放了 { $secrets } 个副本（{ $fingerprint }）
    }
# $format：csv、env、keepass、bitwarden 或其他词。$keys（数字）
activity-keys-imported =
    { $keys ->
       *[other] 已导入 { $keys } 个密钥（{ activity-file-format }）
    }
activity-imported-foreign = 已导入（外部格式）
# $format：keepass、bitwarden、bitwarden-protected、onepassword、env、letter 或其他词。$encrypted：yes 或 no。$keys（数字）：同一文件中的密钥数
activity-handed-over =
    { $encrypted ->
        [yes] 已加密移交（{ activity-file-format }），文件中共有 { $keys } 个密钥
       *[other] 未加密移交（{ activity-file-format }），文件中共有 { $keys } 个密钥
    }
activity-handed-over-letter = 已通过加密信件移交
# $recipient：age1…
activity-handed-over-to = 已通过加密信件移交给 { $recipient }
activity-file-format =
    { $format ->
        [csv] CSV
        [keepass] KeePass
        [bitwarden] Bitwarden
        [bitwarden-protected] Bitwarden
        [onepassword] 1Password
        [env] .env
       *[other] { $format }
    }
# $reason：按输入原样
activity-recovered = 已再次复制：“{ $reason }”
# $tries（数字）
activity-lock-tried =
    { $tries ->
       *[other] 连续 { $tries } 次解锁尝试错误
    }
activity-lock-opened =
    { $tries ->
       *[other] 在 { $tries } 次错误尝试后解锁
    }
activity-secrets-moved =
    { $from ->
        [vault-with-passphrase] 机密已从带口令的保险库文件
        [vault-with-keychain] 机密已从密钥存于钥匙串的保险库文件
       *[keychain] 机密已从钥匙串
    }{ $to ->
        [vault-with-passphrase] 迁移到带口令的保险库文件：{ $secrets }
        [vault-with-keychain] 迁移到密钥存于钥匙串的保险库文件：{ $secrets }
       *[keychain] 迁移到钥匙串：{ $secrets }
    }
# $behind (number)
activity-secrets-left =
    { $from ->
        [vault-with-passphrase] 无法取得的副本：{ $behind }，位于带口令的保险库文件。
        [vault-with-keychain] 无法取得的副本：{ $behind }，位于密钥在钥匙串中的保险库文件。
       *[keychain] 无法取得的副本：{ $behind }，位于钥匙串。
    }{ $to ->
        [vault-with-passphrase] 现在使用带口令的保险库文件
        [vault-with-keychain] 现在使用密钥在钥匙串中的保险库文件
       *[keychain] 现在使用钥匙串
    }
activity-workspace-created = 已创建工作区“{ $name }”，前缀 { $prefix }
activity-workspace-renamed = 工作区由“{ $from }”改名为“{ $to }”
activity-workspace-deleted = 已删除工作区“{ $name }”
activity-prefix = 密钥前缀由 { $from } 改为 { $to }
activity-default-expiry =
    { $days ->
        [0] 新密钥永不到期
       *[other] 新密钥在 { $days } 天后到期
    }
activity-longest-life =
    { $days ->
        [0] 密钥的有效期不受限制
       *[other] 密钥最长有效 { $days } 天
    }
activity-rotation-period =
    { $days ->
        [0] 未设置轮换周期
       *[other] 轮换周期设为 { $days } 天
    }
activity-copies-kept = 保留新密钥的副本
activity-copies-digest-only = 只保存新密钥的摘要
activity-recovery-allowed = 可以再次复制其密钥
activity-recovery-ruled-out = 不允许再次复制其密钥

## Page “Backup”

backup = 备份
backup-subtitle = 所有工作区的密钥都在一个加密文件中。
backup-make = 创建备份…
backup-restore = 恢复…
backup-loading = 正在读取备份信息…
backup-last-proven = 最近的备份：{ $when }，已验证可以恢复
backup-contents =
    { $keys ->
       *[other] { $keys } 个密钥，其中 { $secrets } 个含完整密钥
    }
backup-details = 详细信息
backup-fingerprint = 指纹
backup-fingerprint-about = 备份内容的 SHA-256，活动中也有记录。
backup-recipient = 接收方
backup-recipient-about = 定期备份为其创建，由恢复单上的身份打开。
backup-none-title = 尚无备份
backup-none-text = 如果这台计算机丢失，访问密钥也会丢失。请创建备份，或设置定期备份。
backup-old =
    { $days ->
       *[other] 最近的备份已有 { $days } 天，超过了预定时间。请确认可以访问该文件夹，然后立即备份。
    }
backup-failed = 定期备份失败：{ $when }。
backup-now = 立即备份
backup-now-hint = 备份到同一文件夹，无需等到下次。

## Page “Backup”: scheduled backups

backup-schedule = 定期备份
backup-schedule-none = 未设置
backup-schedule-none-hint = Keywright 运行时会自动备份到您选择的文件夹，备份由恢复单打开。
backup-set-up = 设置…
backup-folder = 文件夹
backup-folder-choose = 选择文件夹…
backup-folder-hint = 位于其他磁盘或会同步的文件夹，在这台计算机丢失后仍然存在。
backup-folder-missing = 请选择存放备份的文件夹。
backup-every = 频率
backup-every-day = 每天
backup-every-week = 每周
backup-every-change = 每次更改后
backup-keep = 保留数量
backup-keep-hint = 1 到 365。更早的备份会从文件夹中删除。
backup-keep-wrong = 请输入 1 到 365 之间的数字。
backup-keep-last =
    { $count ->
       *[other] 保留最近 { $count } 个备份。
    }
backup-change = 更改…
backup-turn-off = 关闭…
backup-change-title = 更改定期备份
backup-change-text = 当前文件夹中的备份会保留，所有备份仍由同一张恢复单打开。
backup-changed = 已更改定期备份。
backup-off-title = 关闭定期备份？
backup-off-text = Keywright 将不再自动备份。已有的备份会保留，且只能由恢复单打开，请妥善保管。
backup-off-doing = 正在关闭定期备份…
backup-off-done = 定期备份已关闭。

## Making a backup by hand

backup-make-title = 创建备份
backup-make-text = 其中包含所有工作区的密钥、留有副本的完整密钥，以及活动记录。
backup-opened-with = 打开方式
backup-passphrase = 口令
backup-recipients = 接收方
backup-passphrase-hint = 建议至少 12 个字符，例如随机选择的五个单词。
backup-passphrase-again = 再次输入口令
backup-passphrase-show = 显示口令
backup-passphrase-note = 任何人同时拥有文件和口令，就拥有您的全部密钥。忘记的口令无法找回。
backup-recipients-hint = 每行一个，以 age1 开头。其中任一身份都能打开备份。
backup-recipients-empty = 请输入以 age1 开头的接收方。
backup-recipients-note = 任何人同时拥有文件和其中一个身份，就拥有您的全部密钥。没有身份则无法打开文件。
backup-save-as = 另存为…
backup-begun = 正在创建备份…
backup-doing = 正在创建备份：{ $done }/{ $total }
backup-made-title = 已创建备份
backup-made-at = 位置：{ $name }
backup-made-proven = 已从该位置重新读取，可以恢复。
backup-without =
    { $count ->
       *[other] 其中不含 { $count } 个密钥的完整密钥：其工作区只保存摘要，或没有副本。
    }
backup-lost =
    { $count ->
       *[other] { $count } 个密钥的副本已丢失，因此其完整密钥不在此备份中。请恢复较早的备份以取回副本，或轮换这些密钥。
    }
backup-without-list = 不含完整密钥的密钥

## Setting up scheduled backups

backup-setup-title = 设置定期备份
backup-setup-text = 接下来会显示恢复单，可在任何计算机上打开这些备份。
backup-next = 下一步
backup-back = 返回
backup-sheet-title = 恢复单
backup-sheet-text = 此身份可在任何计算机上打开您的定期备份。它只在此时显示，Keywright 不保留副本。
backup-sheet-groups = 身份，分组并编号
backup-sheet-warning = 任何人同时拥有此恢复单和备份，就拥有您的全部密钥。请写在纸上，并与这台计算机分开保管。
backup-sheet-save = 保存恢复单…
backup-sheet-saved = 已保存为 { $name }。请打印后删除该文件。
backup-sheet-written = 我已抄写
backup-sheet-written-hint = 按顺序抄写所有组。接下来会要求输入其中一组。
backup-answer-title = 检查恢复单
backup-answer-text = 请从您的恢复单上读取，以确认它在手边且清晰可读。
backup-answer = 输入第 { $number } 组
backup-answer-hint = “返回”会再次显示恢复单。
backup-answer-empty = 请输入恢复单上该编号的组。
backup-answer-passphrase = 忘记口令时，这张恢复单也能解锁；之前的恢复单则不再能解锁。
backup-set-up-done = 定期备份已设置。
backup-leave-title = 停止设置？
backup-leave-text = 尚未完成设置，此恢复单将无法打开任何内容。如果您已保存或抄写，请将其丢弃。
backup-leave-yes = 停止设置
backup-leave-no = 继续

## Restoring a backup

restore-title = 恢复备份
restore-passphrase-text = “{ $name }”由创建时的口令打开。此时不会更改任何内容。
restore-identity-text = “{ $name }”由其恢复单上的身份打开。此时不会更改任何内容。
restore-identity = 身份
restore-identity-hint = 以 AGE-SECRET-KEY-1 开头。各组之间的空格和换行不影响。
restore-identity-show = 显示身份
restore-passphrase-empty = 请输入口令。
restore-identity-empty = 请输入身份。
restore-open = 打开
restore-opening = 正在打开备份…
restore-made = 创建于 { $when }，Keywright { $version }。在您选择“确认”之前不会更改任何内容。
restore-nothing = 此备份中的所有内容都已存在，无需恢复。
restore-standings = 备份中的密钥
restore-new =
    { $count ->
       *[other] { $count } 个新密钥
    }
restore-new-hint = 不在此处的列表中。
restore-new-switch = 恢复新密钥
restore-newer-there =
    { $count ->
       *[other] { $count } 个密钥在备份中较新
    }
restore-newer-there-hint = 将用备份中的信息替换此处的信息。
restore-newer-there-switch = 采用备份中较新的信息
restore-deleted-here =
    { $count ->
       *[other] { $count } 个密钥已在此处删除
    }
restore-deleted-here-hint = 保持删除状态。打开后它们会恢复，并按备份中的状态生效。
restore-deleted-here-switch = 恢复已删除的密钥
restore-newer-here =
    { $count ->
       *[other] { $count } 个密钥在此处较新
    }
restore-newer-here-hint = 保持此处的状态。
restore-same =
    { $count ->
       *[other] { $count } 个密钥相同
    }
restore-same-hint = 无需操作。
restore-deleted-there =
    { $count ->
       *[other] { $count } 个密钥在备份中已删除
    }
restore-deleted-there-hint = 仍在此处的列表中，保持不变。
restore-tombstone =
    { $count ->
       *[other] { $count } 个密钥此前已删除
    }
restore-tombstone-hint = 此处没有记录。将记录其已删除。
restore-conflict =
    { $count ->
       *[other] { $count } 个密钥无法恢复
    }
restore-conflict-hint = 此处已有其他密钥占用其位置。
restore-show-keys = 显示密钥
restore-with-secret = 含完整密钥
restore-without-secret = 不含完整密钥
restore-secrets-missing =
    { $count ->
       *[other] 列表中的 { $count } 个密钥将取回这里没有副本的完整密钥。
    }
restore-activity-comes = 备份中的活动记录会一并恢复。
restore-activity-stays = 此处的活动记录会继续；备份中的活动记录留在备份中。
restore-settings-stay = “{ $workspace }”保留此处的设置，例如前缀和最长有效期；备份中的设置与此不同。
restore-begun = 正在恢复…
restore-doing = 正在恢复：{ $done }/{ $total }
restore-done-title = 备份已恢复
restore-done-keys =
    { $count ->
        [0] 没有恢复密钥。
       *[other] 已恢复或更新 { $count } 个密钥。
    }
restore-done-secrets =
    { $count ->
        [0] 没有存放完整密钥。
       *[other] 已存放 { $count } 个完整密钥。
    }
restore-without =
    { $count ->
       *[other] { $count } 个密钥恢复时没有完整密钥。这些密钥照常有效，但这台计算机没有副本。
    }

## Handing keys over

hand-over = 移交…
hand-over-title-one = 移交“{ $name }”
hand-over-title-many = 移交 { $count } 个密钥
hand-over-text = 完整的访问密钥将写入一个文件。它们在这里继续照常有效。
hand-over-as = 移交方式
hand-over-as-file = 供程序使用的文件
hand-over-as-letter = 给个人的信件
hand-over-format = 文件类型
hand-over-keepass = KeePass 数据库
hand-over-keepass-about = 供 KeePassXC 等程序使用，由口令加密。
hand-over-bitwarden-protected = Bitwarden，受保护
hand-over-bitwarden-protected-about = Bitwarden 使用加密它的口令导入。
hand-over-bitwarden-plain = Bitwarden，明文
hand-over-bitwarden-plain-about = Bitwarden 和许多其他程序可以导入。未加密。
hand-over-one-password = 1Password
hand-over-one-password-about = 1Password 可导入的表格。未加密。
hand-over-dot-env = 环境变量 (.env)
hand-over-dot-env-about = 每个密钥一行“名称=密钥”，供 Shell、Docker 等使用。未加密。
hand-over-plain-warning = 未加密：任何能读取此文件的人都能使用其中的密钥。在磁盘允许的情况下，文件保存后只有您的账户可以读取。活动记录中会注明此事。
hand-over-passphrase-note = 请通过与文件不同的途径告知口令：同时拥有两者的人都能使用这些密钥。
hand-over-without = 其中 { $count } 个密钥无法移交：其工作区仅保留摘要，或没有副本。
hand-over-none =
    { $count ->
        [1] 这里没有此密钥的副本，因此无法移交。请轮换它：新密钥可以移交。
       *[other] 这里没有其中任何密钥的副本，因此无法移交。请轮换它们：新密钥可以移交。
    }
hand-over-checking = 正在查看哪些密钥有副本…
hand-over-begun = 正在移交…
hand-over-doing = 正在移交：{ $done } / { $total }
hand-over-opened-with = 信件的打开方式
hand-over-recipient = 公钥
hand-over-recipient-label = 接收方的公钥
hand-over-recipient-hint = 以 age1 开头的一行。只有拥有对应身份的人才能打开信件。
hand-over-recipient-empty = 请输入接收方的公钥，它以 age1 开头。
hand-over-recipient-many = 一封信只有一个接收方。请只输入一个公钥。
hand-over-covering = 附言
hand-over-covering-hint = 它位于信中密钥的上方，同样会被加密。
hand-over-covering-first = 这是访问密钥“{ $name }”，位于最后一行。拥有它的人可以以您的名义调用我们的 API。请将它保存在密码管理器中，然后删除这封信。
hand-over-opens-recipient = 接收方用 age 程序和自己的身份打开它：
hand-over-opens-passphrase = 接收方用 age 程序打开它，程序会询问口令：
hand-over-done-title = 密钥已移交
hand-over-letter-title = 信件已写好
hand-over-done-keys = 文件中有 { $count } 个访问密钥。
hand-over-done-plain = 导入后请立即删除该文件，并清空回收站中的副本。在此之前，任何能读取它的人都能使用这些密钥。
hand-over-done-encrypted = 它由您选择的口令打开。Keywright 不保留该口令。

## Importing keys

import = 导入…
import-empty-list = 如果您的密钥目前保存在其他程序或文件中，可以从那里导入。
import-title = 导入密钥
import-file-text = 来自“{ $name }”的密钥。此时不会导入任何内容。
import-passphrase-text = “{ $name }”已加密，由其口令打开。此时不会导入任何内容。
import-format-text = 无法看出“{ $name }”是哪种文件。此时不会导入任何内容。
import-format = 文件类型
import-csv = 表格 (CSV)
import-csv-about = 第一行是各列的名称，例如 Name 和 Secret。
import-dot-env = 环境变量 (.env)
import-dot-env-about = 形如“名称=密钥”的行。
import-keepass = KeePass 数据库
import-keepass-about = 由 KeePass 和 KeePassXC 保存，带有口令。
import-bitwarden = Bitwarden 导出文件
import-bitwarden-about = JSON，明文或由口令保护。
import-opening = 正在读取文件…
import-other-file = 选择其他文件…
import-into = 导入工作区“{ $name }”：导入全部所选条目；如果出错，则一个也不导入。
import-digest-only = 此工作区仅保留摘要。Keywright 会记录这些密钥，但不保留它们的副本。
import-empty = 此文件中没有可导入的内容。
import-show = 显示哪些条目
import-show-all = 全部（{ $count }）
import-show-problems = 有问题的（{ $count }）
import-no-problems = 没有条目存在问题。
import-choose-all = 选择所有没有问题的条目
import-choose-none = 全部不选
import-choose = 导入 { $name }
import-choose-nameless = 导入位于“{ $place }”的条目
import-name-of = 位于“{ $place }”的条目的名称
import-caption = 文件中的条目，{ $count } 个
import-place = 位置
import-no-key = 没有访问密钥
import-foreign = 外来格式
import-foreign-about = 在别处创建：没有校验和，只显示其中少数字符。
import-expires = 到期：{ $when }
import-confirm =
    { $count ->
        [0] 导入
       *[other] 导入 { $count } 个密钥
    }
import-none-chosen = 请选择要导入的密钥。
import-problems-left = 所选条目中有 { $count } 个存在问题。请更改其名称，或不导入它们。
import-ready = 已选择 { $count } 个条目。
import-checking = 正在检查名称…
import-begun = 正在导入…
import-doing = 正在导入：{ $done } / { $total }
import-done-title = 密钥已导入
import-done-keys = 列表中新增了 { $count } 个密钥。
import-done-foreign = 其中 { $count } 个为外来格式，并已如此标注。
import-done-delete = 请删除您导入所用的文件，包括回收站和备份中的副本：任何能读取它的人都可能使用这些密钥。

## Copying a key again

recover = 再次复制…
recover-title = 再次复制“{ $name }”
recover-text = 完整的密钥将放到剪贴板上，不会显示出来。活动记录会注明时间、操作者和原因。
recover-passphrase = 管理员口令
recover-passphrase-empty = 请输入管理员口令。
recover-reason = 原因
recover-reason-hint = 例如“服务器已重新安装”。它会保留在活动记录中：请勿在此填写机密内容。
recover-reason-empty = 请说明为何再次复制此密钥。
recover-no-passphrase = 只有凭管理员口令才能再次复制密钥，而目前尚未设置。请在“通用”页面的“锁定”下设置。
recover-set-passphrase = 前往“通用”
recover-ruled-out = 此工作区不允许再次复制其密钥。如果此密钥已丢失，请轮换它。
recover-no-copy = 这里没有此密钥的副本，因此无法再次复制。如果它已丢失，请轮换它。
recover-policy = 可以再次复制单个密钥
recover-policy-about = 需要管理员口令和一个会记入活动记录的原因。

## List of keys on the keyboard

keyboard = 键盘
keyboard-create = 创建密钥
keyboard-import = 从文件导入密钥
keyboard-leak = 查找泄露的密钥
keyboard-search = 搜索
keyboard-move = 在表格中移动
keyboard-details = 密钥详情
keyboard-select = 选择
keyboard-select-all = 全部选择
keyboard-menu = 密钥的菜单
keyboard-trash = 移到该行的菜单和删除图标并返回
keyboard-delete = 删除密钥
keyboard-rename = 重命名密钥
keyboard-rotate = 轮换密钥
keyboard-switch = 停用或启用密钥
keyboard-copy = 复制截短的密钥
keyboard-hand-over = 移交密钥
keyboard-settings = 设置
keyboard-lock = 锁定 Keywright
keyboard-pages = 各页面，按侧边栏的顺序
keyboard-escape = 关闭对话框或详细信息，清除选择或搜索
keyboard-regions = 在侧边栏、内容和详细信息之间切换
keyboard-help = 此列表
keyboard-letters = 单个字母键在焦点位于表格中时有效：作用于已选择的密钥，否则作用于该行的密钥。
# What stands on keys, as keyboards of the language have it
keyboard-cap-ctrl = Ctrl
keyboard-cap-shift = Shift
keyboard-cap-space = 空格
keyboard-cap-enter = 回车
keyboard-cap-backspace = 退格
keyboard-cap-delete = Del
keyboard-cap-insert = Ins
keyboard-cap-home = Home
keyboard-cap-end = End
keyboard-cap-page-up = Page Up
keyboard-cap-page-down = Page Down

## Tray

tray-tooltip = Keywright
tray-create-live = 快速创建生产密钥
tray-create-test = 快速创建测试密钥
tray-open = 打开 Keywright
tray-lock = 锁定
tray-unlock = 解锁 Keywright
tray-quit = 退出

## Notifications

notification-live-created = 已创建生产密钥
notification-test-created = 已创建测试密钥
notification-copied = { $name }（{ $truncated }）已放入剪贴板，将在 { $seconds } 秒后清除。
notification-copied-kept = { $name }（{ $truncated }）已放入剪贴板，在您复制其他内容或退出之前会一直保留。
notification-not-created = 未创建密钥
notification-not-copied = 密钥已创建，但未复制
notification-not-copied-text = 无法将 { $name } 放入剪贴板：{ $reason }。请打开 Keywright 查看一次。
notification-not-cleared = 无法清除剪贴板
notification-not-cleared-text = 其中可能仍有密钥 { $truncated }。为保险起见，请复制其他内容。
notification-backup-failed = 定期备份失败
notification-backup-lost = 定期备份缺少完整密钥
notification-in-tray = Keywright 保留在托盘中
notification-in-tray-text = 关闭窗口后它仍留在那里，以便从托盘创建密钥。选择其菜单中的“退出”即可结束。您可以在“通用”页面中更改。

## Errors: what became of it

error-outcome =
    { $doing ->
        [creating] 未创建密钥。
        [quick-creating] 未创建密钥。
        [revealing] 未显示密钥。
        [deleting] 未删除密钥。
        [renaming] 未重命名密钥。
        [rotating] 密钥未轮换。
        [changing] 未更改设置。
        [backing-up] 未创建备份。
        [restoring] 未恢复任何内容。
        [importing] 未导入任何密钥。
        [handing-over] 未移交任何内容。
        [recovering] 未复制密钥。
        [moving] 机密仍在原处。
       *[other] 未作任何更改。
    }

## Errors: what happened

cause-under-way = 另一个正在运行的 Keywright 正在删除此密钥。
cause-handle-taken = 已存在具有此标识的密钥。
cause-registry-damaged = { $path } 中的密钥列表已损坏。
cause-registry-newer = { $path } 由更新版本的 Keywright 创建。
cause-registry-foreign = { $path } 属于另一个应用程序。
cause-registry-not-ours = { $path } 属于另一个用户，或不允许打开。
cause-registry-read-only = 无法写入 { $path }。
cause-registry-full = { $path } 所在的磁盘已没有空间。
cause-registry-busy = 另一个程序正在使用 { $path }。
cause-registry-failed = 无法使用 { $path } 中的密钥列表：{ $reason }。
cause-key-mismatch = 以此密钥名称保存的是其他内容。
cause-keychain-absent =
    { $store ->
        [vault] 保险库文件不存在。
       *[keychain] 没有正在运行的钥匙串服务。
    }
cause-keychain-locked =
    { $store ->
        [vault] 保险库文件已锁定。
       *[keychain] 钥匙串已锁定。
    }
cause-keychain-refused =
    { $store ->
        [vault] 无法使用保险库文件：{ $reason }。
       *[keychain] 钥匙串拒绝了请求：{ $reason }。
    }
cause-keychain-item-missing = 没有此密钥的副本。
cause-keychain-failed =
    { $store ->
        [vault] 无法使用保险库文件：{ $reason }。
       *[keychain] 钥匙串停止响应：{ $reason }。
    }
cause-secrets-moving = 机密正在迁移到另一处。

## Errors: names

error-name-empty = 请输入名称，例如“CRM Integration Secret”。
error-name-too-long = 名称最多包含 { $most } 个字符；当前有 { $length } 个。
error-name-invisible = 请删除名称中的不可见字符。
error-holds-key = 请从此文本中删除访问密钥。此处的内容不保密，并会保留在活动记录中。
error-name-taken = 此工作区中已有名为“{ $name }”的密钥。请选择其他名称。
error-workspace-name-empty = 请输入工作区名称，例如“Acme API”。
error-prefix = 前缀包含 2 到 12 个字符：以小写字母开头，后跟小写字母和数字。
error-policy-days = 请输入 1 到 3650 之间的天数。

## Errors: keys

error-key-not-found = 此密钥已不在列表中。
error-key-already-shown = 此密钥已显示过，无法再次查看。如果已丢失，请创建新密钥。
error-key-mismatch = { cause-key-mismatch }请删除该密钥并创建新密钥。
error-nothing-revealed = 此密钥当前未显示，因此未执行任何操作。
error-no-random = 操作系统未提供随机数：{ $reason }。{ error-outcome }请重试。
error-deletion-pending = { $cause }删除已开始，Keywright 会尽快完成。您也可以再次选择“确认”。
error-not-discarded = { $cause }机密未被移除，即使活动记录称其已丢弃。请重试。
error-discard-needed = 未丢弃：现在有密钥在使用它，或正在对它进行其他操作。请重新比较机密。
error-handle-taken = { cause-handle-taken }{ error-outcome }请稍后重试。
error-under-way = { cause-under-way }{ error-outcome }请稍后重试。

## Errors: workspaces

error-workspace-name-taken = 已有名为“{ $name }”的工作区。请换一个名称。
error-workspace-not-empty =
    { $count ->
       *[other] 此工作区有 { $count } 个密钥，因此没有删除。请先删除这些密钥。
    }
error-workspace-last = 这是唯一的工作区，因此没有删除。请先创建另一个。
error-workspace-missing = 此工作区已不存在。
error-default-beyond-limit = 新密钥的有效期会超过密钥最长的 { $days } 天。请选择更短的默认有效期。

## Errors: what a key is for

error-entry-too-long = 每项最多 { $most } 个字符；这一项有 { $length } 个。
error-entry-invisible = 请删除这一项中的不可见字符。
error-entries-too-many = 这里最多 { $most } 项。请删除一些。
error-notes-too-long = 备注最多 { $most } 个字符；现在有 { $length } 个。
error-notes-invisible = 请删除备注中的不可见字符。

## Errors: expiry and rotation

error-expiry-past = 这个时间已经过去。请选择更晚的时间。
error-expiry-beyond-limit = 此工作区的密钥最长有效 { $days } 天。请选择更早的到期时间。
error-overlap = 重叠期最长 30 天。
error-key-rotated = 此密钥已经轮换过。请查看替换它的密钥。
error-key-not-rotated = 此密钥没有轮换过，因此未做任何更改。
error-key-ended = 此密钥已过期。请创建新的密钥。

## Errors: the key list

error-registry-damaged = { cause-registry-damaged }未作任何更改。请将该文件连同旁边的 -wal 和 -shm 文件移到别处；如果有备份，再恢复备份。
error-registry-newer = { cause-registry-newer }请更新 Keywright 以打开它。
error-registry-foreign = { cause-registry-foreign }未作任何更改。请将该文件移到别处，然后重试。
error-registry-not-ours = { cause-registry-not-ours }未作任何更改。请将其所有权交给运行 Keywright 的用户，然后重试。
error-registry-read-only =
    { cause-registry-read-only }{ error-outcome }{ $doing ->
        [creating] 请将文件夹和文件设为可写，然后再次选择“确认”。
        [deleting] 请将文件夹和文件设为可写，然后再次选择“确认”。
        [renaming] 请将文件夹和文件设为可写，然后再次选择“确认”。
       *[other] 请将文件夹和文件设为可写，然后重试。
    }
error-registry-full =
    { cause-registry-full }{ error-outcome }{ $doing ->
        [creating] 请释放空间，然后再次选择“确认”。
        [deleting] 请释放空间，然后再次选择“确认”。
        [renaming] 请释放空间，然后再次选择“确认”。
       *[other] 请释放空间，然后重试。
    }
error-registry-busy =
    { cause-registry-busy }{ error-outcome }{ $doing ->
        [creating] 请稍候，然后再次选择“确认”。
        [deleting] 请稍候，然后再次选择“确认”。
        [renaming] 请稍候，然后再次选择“确认”。
       *[other] 请稍候，然后重试。
    }
error-registry-failed =
    { cause-registry-failed }{ error-outcome }{ $doing ->
        [creating] 请检查磁盘，然后再次选择“确认”。
        [deleting] 请检查磁盘，然后再次选择“确认”。
        [renaming] 请检查磁盘，然后再次选择“确认”。
       *[other] 请检查磁盘，然后重试。
    }

## Errors: the keychain

error-keychain-absent =
    { $store ->
        [vault] { cause-keychain-absent }它应与密钥列表放在一起。{ error-outcome }{ $doing ->
            [creating] 请将其放回，然后再次选择“确认”。
            [deleting] 请将其放回，然后再次选择“确认”。
            [renaming] 请将其放回，然后再次选择“确认”。
           *[other] 请将其放回，然后重试。
        }
       *[keychain] { cause-keychain-absent }Keywright 将机密保存在那里，或保存在您选择的保险库文件中。{ error-outcome }{ $doing ->
            [creating] 请启动一个，然后再次选择“确认”。
            [deleting] 请启动一个，然后再次选择“确认”。
            [renaming] 请启动一个，然后再次选择“确认”。
           *[other] 请启动一个，然后重试。
        }
    }
error-keychain-locked =
    { cause-keychain-locked }{ error-outcome }{ $doing ->
        [creating] 请将其解锁，然后再次选择“确认”。
        [deleting] 请将其解锁，然后再次选择“确认”。
        [renaming] 请将其解锁，然后再次选择“确认”。
       *[other] 请将其解锁，然后重试。
    }
error-keychain-not-unlocked = { cause-keychain-locked }未能解锁。请重试。
error-keychain-refused =
    { $store ->
        [vault] { cause-keychain-refused }{ error-outcome }{ $doing ->
            [creating] 请检查该文件，然后再次选择“确认”。
            [deleting] 请检查该文件，然后再次选择“确认”。
            [renaming] 请检查该文件，然后再次选择“确认”。
           *[other] 请检查该文件，然后重试。
        }
       *[keychain] { cause-keychain-refused }{ error-outcome }{ $doing ->
            [creating] 请允许 Keywright 使用它，然后再次选择“确认”。
            [deleting] 请允许 Keywright 使用它，然后再次选择“确认”。
            [renaming] 请允许 Keywright 使用它，然后再次选择“确认”。
           *[other] 请允许 Keywright 使用它，然后重试。
        }
    }
error-keychain-item-missing = { cause-keychain-item-missing }请删除该密钥并创建新密钥。
error-keychain-failed =
    { cause-keychain-failed }{ error-outcome }{ $doing ->
        [creating] 请稍候，然后再次选择“确认”。
        [deleting] 请稍候，然后再次选择“确认”。
        [renaming] 请稍候，然后再次选择“确认”。
       *[other] 请稍候，然后重试。
    }

## Errors: where secrets are kept

error-secrets-moving = { cause-secrets-moving }{ error-outcome }请等待其完成或将其停止，然后重试。
error-move-unproven = 新位置返回的内容与存入的不同。机密仍在原处。请重试，或选择其他位置。
error-move-stopped = 迁移已停止。机密仍在原处。下次迁移会从这里继续。
error-move-other-process = 另一个 Keywright 正在使用此密钥列表。机密仍在原处。请将其退出，然后重试。
error-move-under-way = 正在创建、删除或恢复密钥。机密仍在原处。请稍候，然后重试。
# $path
error-move-other-passphrase = 保险库文件 { $path } 中有别处没有的机密，需要用另一个口令打开。没有任何更改。请输入那个口令，或将文件移到别处。
error-move-usable = 保存机密的存储又可以使用了，因此没有任何更改。如有需要，请改为迁移。
error-vault-passphrase = 此口令无法打开保险库文件。请重试。
error-vault-passphrase-short = 保险库文件的口令至少需要 8 个字符。请选择更长的。
error-vault-no-passphrase = 机密并未保存在带口令的保险库文件中。未作任何更改。
error-vault-key = 钥匙串中没有可打开保险库文件的密钥。未作任何更改。请恢复备份，或将密钥放回钥匙串。
error-vault-too-long = 内容过长，保险库文件无法容纳。未作任何更改。请选择更短的名称。
error-vault-absent = 保险库文件 { $path } 不存在。未作任何更改。请将其放回，然后重试。
error-vault-exists = 文件 { $path } 已存在。未作任何更改。请将其移走，然后重试。
error-vault-other-list = { $path } 是另一个密钥列表的保险库文件。未作任何更改。请放入正确的文件，然后重试。
error-vault-absurd-work = 对 { $path } 尝试口令所需的计算量超出 Keywright 的限度。Keywright 没有将它写成这样。请放入正确的文件，然后重试。
error-vault-damaged = 保险库文件 { $path } 已损坏。未作任何更改。请恢复该文件的副本或备份。
error-vault-newer = { $path } 由更新版本的 Keywright 创建。请更新 Keywright 以打开它。
error-vault-foreign = { $path } 属于其他应用程序。未作任何更改。请将文件移走，然后重试。
error-vault-not-ours = { $path } 属于其他用户或无法打开。未作任何更改。请将其交给运行 Keywright 的用户，然后重试。
error-vault-read-only = 无法写入 { $path }。未作任何更改。请使文件夹和文件可写，然后重试。
error-vault-full = { $path } 所在磁盘已没有空间。请腾出空间，然后重试。
error-vault-busy = 另一个程序正在使用 { $path }。未作任何更改。请稍候，然后重试。
error-vault-failed = 无法使用保险库文件：{ $reason }。请检查磁盘，然后重试。
error-check-stopped = 机密比较已停止。请重新比较以了解缺失的内容。

## Errors: the system and Keywright itself

error-clipboard-failed = 无法使用剪贴板：{ $reason }。请重试。
error-internal = Keywright 未能完成此操作。请重试。
error-unreadable = Keywright 无法读取此内容。未执行任何操作。请检查输入的内容。
error-argument = Keywright 不认识“{ $argument }”。可用的参数是 --hidden、--quick-create live 或 --quick-create test，也可以不带参数。
error-argument-environment = 请在 --quick-create 之后指定“live”或“test”。
error-no-display = 没有可用于打开窗口的显示：DISPLAY 和 WAYLAND_DISPLAY 均未设置。
error-no-home-folder = 此系统没有指定主文件夹，因此无处存放密钥列表。
error-window-failed = 无法打开窗口：{ $reason }。
error-folder-failed = 无法打开文件夹：{ $reason }。它位于 { $path }。
error-save-failed = 无法保存文件：{ $reason }。{ $path } 处未作任何更改。
error-file-failed = 无法读取“{ $name }”：{ $reason }。
error-file-too-large = “{ $name }”大于 100 MiB。请将其拆分为较小的文件。
error-several-files = 请一次只拖放一个文件。

## Errors: settings

error-setting-refused = Keywright 无法识别此选项。未更改设置。
error-autostart-failed = 无法切换登录时启动：{ $reason }。未更改设置。
error-shortcut-failed = 无法设置快捷键：{ $reason }。未更改设置。
error-shortcut-taken = 另一个程序正在使用 { $shortcut }。请选择其他快捷键。
error-shortcut-wayland = 在 Wayland 上，程序无法为整个桌面设置快捷键。请在桌面设置中添加一个运行以下命令的快捷键：{ $command }
error-shortcut-modifier = 请至少将 Ctrl、Alt 或 Super 之一与另一个键组合使用。

## Errors: lock

error-locked = Keywright 已锁定。请先解锁。
# $least (number)
error-passphrase-too-short =
    { $least ->
       *[other] 口令至少要有 { $least } 个字符。
    }
error-passphrase-wrong = 口令不正确。
# $seconds (number)
error-passphrase-wait-seconds =
    { $seconds ->
       *[other] 由于多次尝试错误，请等待 { $seconds } 秒后再试。
    }
# $minutes (number)
error-passphrase-wait-minutes =
    { $minutes ->
       *[other] 由于多次尝试错误，请等待 { $minutes } 分钟后再试。
    }
error-passphrase-failed = 无法保存口令：{ $reason }。未作任何更改。
error-recovery-wrong = 这不是恢复单上的身份。
error-recovery-absent = 没有可以解锁 Keywright 的恢复单。
error-lock-unreadable = 无法读取 Keywright 保存的口令信息，因此任何口令都无法解锁。恢复单可以解锁。

## Files: checklist, calendar, report. $when is an instant at local time.

checklist-title = 已轮换的密钥
checklist-made = 生成时间：{ $when }。
checklist-unknown = 未登记使用者
checklist-failed = 未轮换
checklist-disabled = 旧密钥已停用，不再有效。
checklist-ended = 旧密钥已于 { $when } 失效。
checklist-works-until = 旧密钥有效至 { $when }。
checklist-works = 旧密钥有效。
checklist-owner = 负责人：{ $name }
calendar-expires = “{ $name }”到期
calendar-rotate = 轮换“{ $name }”
calendar-key = 密钥：{ $key }
calendar-owner = 负责人：{ $name }
calendar-workspace = 工作区：{ $name }
report-title = { $workspace } 的访问密钥审计
report-made = 生成时间：{ $when }。
report-unchecked = 机密尚未与列表比较：缺失、不符或没有记录的机密不在本报告中。
report-open = { $count } 个事项
report-nothing = 没有需要处理的事项。
report-expired = 已过期但未删除
report-expiring = 14 天内到期
report-live-like-test = 正式密钥被当作测试密钥使用
report-overdue = 超过轮换周期
report-never-rotated = 从未轮换
report-secret-missing = 机密缺失
report-secret-unfit = 原处为其他机密
report-secret-came-back = 恢复出现的副本
report-secret-without-record = 没有记录的机密
report-no-owner = 没有负责人
report-no-used-by = 未登记使用者
report-long-disabled = 已停用 90 天
report-both-by = { $name } 同时使用正式密钥和测试密钥。
report-stray = 存放标识为 { $id }。
report-ended = 已于 { $when } 失效。
report-ends = 将于 { $when } 失效。
report-disabled-since = 自 { $when } 起停用。
report-created-at = 创建时间：{ $when }。
report-test = 测试
report-key = 密钥
report-owner = 负责人
report-detail = 发现
report-postponed = { $count } 个事项已推迟
report-finding = 事项
report-until = 直至
report-reason = 原因
report-ages = 有效密钥的使用时间
report-policy = 密钥应在 { $count } 天后轮换。
report-age-head = 天数
report-age = { $from } 至 { $until }
report-age-last = { $from } 及以上
report-keys = 密钥数
report-policy-head = 策略
report-over = 超过轮换周期
report-months = 每月创建与撤销
report-month = 月份
report-created = 创建
report-withdrawn = 撤销

## Reminders

notification-reminder = 密钥需要处理
reminder-expiring = { $count } 个密钥即将到期或刚刚到期。
reminder-rotating = { $count } 个密钥即将需要轮换。
reminder-next = 最先的是“{ $name }”，{ $when }。
reminder-open = 打开审计
reminder-snooze = 明天提醒
reminder-close = 关闭

## Errors: backups and restoring

error-backup-folder-name = 此文件夹的名称不是有效文本，无法保存。请选择其他文件夹。
error-backup-stopped = 备份已停止。未创建备份。
error-backup-exists = { $path } 已存在。未创建备份：不会覆盖任何文件。请另选一个名称。
error-backup-no-folder = 文件夹 { $path } 不存在。未创建备份。请连接其所在驱动器，或另选一个文件夹。
error-backup-read-only = 无法写入 { $path }。未创建备份。请另选一个文件夹。
error-backup-full = { $path } 所在磁盘空间不足。未创建备份。请腾出空间，或另选一个文件夹。
error-backup-disk = 无法使用 { $path }：{ $reason }。未创建备份。
error-backup-unwritable = 无法写出 Keywright 保存的内容：{ $reason }。未创建备份。
error-backup-unread = 备份已写入，但无法再次读取：{ $reason }。它已被丢弃。请另选文件夹或磁盘。
error-backup-not-proven = 备份已写入，但试恢复的结果不一致。它已被丢弃。请重试。
error-backup-under-way = 正在备份、恢复、导入、移交、检查或移动副本。请等待其完成。
error-backup-no-schedule = 尚未设置定期备份。请先设置。
error-recipients-count = 请输入 1 到 99 个接收者，每行一个。每个都以 age1 开头。
error-recipient-secret = 这是一个私密身份。请输入其公开的接收者：以 age1 开头。
error-recipient-malformed = 其中有一项不是接收者：每个都以 age1 开头，共 62 个字符。
error-backup-passphrase-short = 请至少使用 8 个字符；12 个或更多更好。
error-passphrase-empty = 请输入口令。
error-identity-empty = 请输入恢复单上的身份：以 AGE-SECRET-KEY-1 开头。
error-identity-recipient = 这是公开的接收者。请输入私密身份：以 AGE-SECRET-KEY-1 开头。
error-identity-malformed = 这不是身份。请与恢复单逐字核对。
error-sheet-answer = 与恢复单上的内容不符。请逐字核对。
error-restore-passphrase = 此口令打不开该文件。请重试。
error-restore-identity = 此身份打不开该文件。请使用其恢复单上的身份。
error-restore-needs-passphrase = 此备份需用口令打开。
error-restore-needs-identity = 此备份需用身份打开：以 AGE-SECRET-KEY-1 开头。
error-restore-foreign = 这不是 Keywright 的备份。请选择 Keywright 写出的文件。
error-restore-armored = 此文件为文本形式。备份文件的说明写有如何转为二进制。
error-restore-not-a-backup = 此文件由 Keywright 以外的程序加密：其中没有备份。
error-restore-damaged = 此备份已损坏：其中有内容被更改。请使用另一个。
error-restore-truncated = 此备份不完整：缺少结尾。请重新复制，或使用另一个。
error-restore-newer = 此备份由更新版本的 Keywright 写出（格式 { $version }）。请更新 Keywright 后再读取。
error-restore-too-much-work = 打开此文件需要荒谬的计算量。它不是 Keywright 写出的备份。
error-restore-too-large = 此文件太大，不可能是备份。
error-restore-malformed = 此备份自相矛盾（{ $reason }）。未使用其中任何内容。
error-restore-failed = 无法读取该文件：{ $reason }。
error-restore-changed = 自您查看以来密钥已有更改。未恢复任何内容。请重新打开备份。
error-restore-stopped = 恢复已停止。您的列表没有变化。
error-restore-nothing-chosen = 没有打开的备份。请先选择文件。

## 移交与再次复制
## $path：文件或文件夹。$reason：系统给出的原因。$most、$length（数字）：字符数

error-hand-over-stopped = 移交已停止。未移交任何内容。
error-hand-over-exists = { $path } 已存在。未移交任何内容：不会覆盖任何文件。请另选一个名称。
error-hand-over-no-folder = 文件夹 { $path } 不存在。未移交任何内容。请另选一个文件夹。
error-hand-over-read-only = 无法写入 { $path }。未移交任何内容。请另选一个文件夹。
error-hand-over-full = { $path } 所在磁盘空间不足。未移交任何内容。请腾出空间，或另选一个文件夹。
error-hand-over-disk = 无法使用 { $path }：{ $reason }。未移交任何内容。请另选一个文件夹。
error-hand-over-unwritable = 无法写出密钥：{ $reason }。未移交任何内容。
error-hand-over-formula = “{ $name }”的访问密钥以公式的形式开头：电子表格会执行它。未移交任何内容。请不要包含此密钥，或选择其他文件类型。
error-hand-over-not-proven = 文件已写入，但内容不符。它已被丢弃。请另选文件夹或磁盘。
error-hand-over-no-copy = 没有这些密钥的副本。未移交任何内容。没有副本的密钥需要轮换。
error-letter-one-recipient = 一封信只有一个接收者。请输入一个，以 age1 开头。
error-letter-text-long = 文本最多 { $most } 个字符；现在有 { $length } 个。
error-letter-text-invisible = 请删除文本中的不可见字符。
error-recovery-ruled-out = 该工作区不允许再次复制其密钥。请轮换该密钥，或更改工作区。
error-recovery-lost = 此密钥的副本已丢失，因此未复制。请在“备份”页面恢复包含它的最新备份，或轮换此密钥。
error-recovery-no-copy = 没有此密钥的副本。请轮换它。
error-passphrase-not-set = 尚未设置管理员口令，因此无法证明身份。请先在“通用”页面设置。
error-reason-missing = 请输入原因。
error-reason-long = 原因最多 { $most } 个字符；现在有 { $length } 个。
error-reason-invisible = 请将原因写在一行内，且不含不可见字符。

## Errors: import

import-filter = 包含密钥的文件
import-filter-all = 所有文件
# Where an entry stands in the file: $line and $number are numbers, $folder names folders or groups, with “ / ” between them.
import-at-line = 第 { $line } 行
import-at-entry = 第 { $number } 条
import-at-entry-in = 第 { $number } 条（{ $folder }）
# $place: where the other entry stands, as above. $name: what the key is called here.
import-problem-unreadable = 此条目的一部分无法读取。请在文件中更正。
import-problem-cells = 此行的单元格数量与首行不同。请在文件中更正。
import-problem-no-name = 此条目没有名称。请输入名称。
import-problem-name-twice = 另一条目使用了相同的名称。请为其中之一另选名称。
import-problem-name-twice-at = 已选的{ $place }使用了相同的名称。请为其中之一另选名称。
import-problem-no-secret = 此条目没有访问密钥。
import-problem-secret-too-long = 访问密钥最多 { $most } 字节；此密钥有 { $length } 字节。
import-problem-secret-invisible = 此访问密钥含有换行符或其他控制字符。请在文件中更正。
import-problem-secret-padded = 此访问密钥以空格开头或结尾。请在文件中删除它。
import-problem-secret-damaged = 此访问密钥已损坏：校验和不符。请在其完整之处查找。
import-problem-key-twice = 另一条目含有相同的访问密钥。请只导入其中之一。
import-problem-key-twice-at = 已选的{ $place }含有相同的访问密钥。请只导入其中之一。
import-problem-known = Keywright 中已有此访问密钥，名称为“{ $name }”。
import-problem-deleted = Keywright 曾有此访问密钥，名称为“{ $name }”，现已删除。已删除的密钥不会恢复：请新建密钥。
import-problem-handle = 另一访问密钥使用了相同的标识，这不可能是巧合。请勿使用此密钥：请新建密钥。
import-problem-expired = 此条目的到期时间已过。请在文件中更改或删除。
import-problem-expiry = 此工作区的密钥最长有效 { $days } 天。请在文件中为此条目设置更早的到期时间。
# $reason: one or two sentences.
import-problem-details = 负责人、使用者、标签或备注：{ $reason }
import-problem-unknown-value = 无法识别此条目的环境或到期时间。请在文件中更正。
error-import-nothing-chosen = 未打开任何文件。请先选择文件。
error-import-unread = 无法读取文件：{ $reason }。
error-import-needs-passphrase = 请输入此文件的口令。
error-import-passphrase = 此口令无法打开文件。请重试。此处不支持密钥文件。
error-import-too-large = 此文件过大：最多读取 { $most } MiB。
error-import-content-too-large = 此文件解压后超出密钥列表应有的大小。请在不含附件的情况下保存。
error-import-too-many = 此文件的条目过多：最多读取 { $most } 条。
error-import-foreign = 此文件不是所选的类型。请选择正确的类型或其他文件。
error-import-not-text = 此文件不是 UTF-8 文本。请以该编码保存后重试。
error-import-no-heads = 首行未标明名称列或访问密钥列。请将其命名为“Name”和“Secret”。
error-import-too-old = 此数据库格式过旧。请在 KeePassXC 中另存为 KDBX 4 后重试。
error-import-newer = 此数据库由更新的程序写入（KDBX { $version }）。请在该程序中另存为 KDBX 4。
error-import-unsupported = 此文件的加密方式 Keywright 无法识别。请以常用设置保存。
error-import-account = 只有创建此文件的 Bitwarden 帐户才能打开它。请使用单独的密码导出。
error-import-damaged = 此文件已损坏：其中有内容被更改，或结尾缺失。请使用其他副本。
error-import-too-much-memory = 打开此文件需要 { $megabytes } MiB 内存，超出限制。请以较低的设置保存。
error-import-too-much-work = 打开此文件的计算量过大。请以较低的设置保存。
error-import-out-of-memory = 内存不足，无法打开此文件。请关闭其他程序后重试。
error-import-problems = 某个已选条目无法按现状导入。未导入任何密钥。请查看其问题。
error-import-changed = 期间有内容发生更改。未导入任何密钥。请重新查看条目后再试。
error-import-stopped = 导入已停止。未导入任何密钥。

## The recovery sheet, a page to be printed

sheet-title = Keywright 恢复单
sheet-what = 谁持有此表和一个备份文件，谁就拥有所有访问密钥。请与重要物品放在一起，不要放在备份旁，也不要留在电脑上。
sheet-made = 创建于 { $when }。Keywright 只显示这一次，不保留副本。
sheet-identity = 身份
sheet-identity-hint = { $count } 组，组间没有空格
sheet-recipient = 其接收者，并非秘密：Keywright 用它加密备份。
sheet-how = 如何恢复
sheet-how-keywright = 在 Keywright 中打开“备份”，选择“恢复”，选择最新的备份文件，然后输入或扫描身份。
sheet-how-age = 没有 Keywright 时，用 age 命令：把身份写入单独的文件，然后
sheet-code = 身份的二维码
