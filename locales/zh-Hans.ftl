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
sidebar-keychain-unlocked = 钥匙串已解锁
sidebar-keychain-locked = 钥匙串已锁定
sidebar-keychain-absent = 没有钥匙串
sidebar-keychain-failed = 钥匙串无响应

## Page “Access Keys”

keys-title = 访问密钥
keys-subtitle = 应用程序用来调用 { $name } 的密钥。
keys-create = 新建
keys-search = 搜索密钥
keys-clear-search = 清除搜索
keys-no-match = 没有与“{ $name }”匹配的密钥。
keys-loading = 正在读取密钥列表…
keys-empty-title = 还没有访问密钥
keys-empty-text = 请为每个调用您 API 的应用程序各创建一个密钥。完整密钥只显示一次；其副本保存在这台计算机的钥匙串中。
keys-unavailable = Keywright 无法显示您的密钥

## Table of access keys

table-caption = { $workspace } 的访问密钥，{ $count }
table-key = 密钥
table-name = 名称
table-created-at = 创建时间
table-delete = 删除
table-delete-named = 删除 { $name }
table-sort-ascending = 按{ $column }升序排序
table-sort-descending = 按{ $column }降序排序
table-test = 测试

## Creating a key

create-title = 新建 API 访问密钥
create-name-hint = 说明这个密钥的用途。名称以后可以更改。
create-environment = 环境
create-live = 生产
create-live-hint = 真实数据，{ $name }
create-test = 测试
create-test-hint = 开发，{ $name }
create-doing = 正在将密钥存入钥匙串…

## The one showing of a key

reveal-live-created = 已创建生产密钥
reveal-test-created = 已创建测试密钥
reveal-key = 访问密钥
reveal-copy = 复制密钥
reveal-copied-for = 已复制，{ $seconds } 秒后清除
reveal-copied = 已复制
reveal-warning-lead = 请立即复制。
reveal-warning = 出于安全原因，您将无法再次查看完整密钥。
reveal-backup = 这台计算机的钥匙串中保留了一份副本作为备份。
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
delete-text = 其副本将从这台计算机的钥匙串中移除。请同时在您的 API 中停用该密钥，使其不再被接受。此操作无法撤销。
delete-key = 密钥
delete-doing = 正在从钥匙串中移除密钥…
delete-done = “{ $name }”已删除。

## Renaming a key

rename-title = 重命名访问密钥
rename-hint = 密钥本身不会改变，它在钥匙串中的名称会随之更新。
rename-doing = 正在钥匙串中重命名密钥…
rename-done = 已重命名为“{ $name }”。

## Keys that were created from the tray

quick-key-name = 快速密钥 { $when }
quick-key-offer = { $name } 于{ $ago }在窗口之外创建。请为它取一个能说明用途的名称。
quick-key-rename = 重命名
quick-key-keep = 保留名称

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
keychain-absent-text = Keywright 只在那里保存机密。
keychain-how-to-get-one = 如何获取
keychain-failed-lead = 钥匙串没有响应。
keychain-failed-text = 您可以查看密钥；恢复响应之前无法创建或删除。

## How to get a keychain

help-title = 如何获取钥匙串
help-text = Keywright 将每个密钥存放在桌面的 Secret Service 中。以下任一程序均可提供该服务：
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

## List of keys on the keyboard

keyboard = 键盘
keyboard-create = 创建密钥
keyboard-search = 搜索
keyboard-move = 在表格中移动
keyboard-trash = 移到该行的删除图标并返回
keyboard-delete = 删除密钥
keyboard-rename = 重命名密钥
keyboard-copy = 复制截短的密钥
keyboard-settings = 设置
keyboard-pages = “访问密钥”和“通用”页面
keyboard-escape = 关闭对话框，清除搜索
keyboard-regions = 在侧边栏和内容之间切换
keyboard-help = 此列表
keyboard-letters = 单个字母键仅在焦点位于表格中时有效。

## Tray

tray-tooltip = Keywright
tray-create-live = 快速创建生产密钥
tray-create-test = 快速创建测试密钥
tray-open = 打开 Keywright
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
        [changing] 未更改设置。
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
cause-key-mismatch = 钥匙串中以此密钥名称保存的是其他内容。
cause-keychain-absent = 没有正在运行的钥匙串服务。
cause-keychain-locked = 钥匙串已锁定。
cause-keychain-refused = 钥匙串拒绝了请求：{ $reason }。
cause-keychain-item-missing = 钥匙串中没有此密钥的副本。
cause-keychain-failed = 钥匙串停止响应：{ $reason }。

## Errors: names

error-name-empty = 请输入名称，例如“CRM Integration Secret”。
error-name-too-long = 名称最多包含 { $most } 个字符；当前有 { $length } 个。
error-name-invisible = 请删除名称中的不可见字符。
error-name-taken = 此工作区中已有名为“{ $name }”的密钥。请选择其他名称。
error-workspace-name-empty = 请输入工作区名称，例如“Acme API”。
error-prefix = 前缀包含 2 到 12 个字符：以小写字母开头，后跟小写字母和数字。

## Errors: keys

error-key-not-found = 此密钥已不在列表中。
error-key-already-shown = 此密钥已显示过，无法再次查看。如果已丢失，请创建新密钥。
error-key-mismatch = { cause-key-mismatch }请删除该密钥并创建新密钥。
error-nothing-revealed = 此密钥当前未显示，因此未执行任何操作。
error-no-random = 操作系统未提供随机数：{ $reason }。{ error-outcome }请重试。
error-deletion-pending = { $cause }删除已开始，Keywright 会尽快完成。您也可以再次选择“确认”。
error-handle-taken = { cause-handle-taken }{ error-outcome }请稍后重试。
error-under-way = { cause-under-way }{ error-outcome }请稍后重试。

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
    { cause-keychain-absent }Keywright 只在那里保存机密。{ error-outcome }{ $doing ->
        [creating] 请启动一个，然后再次选择“确认”。
        [deleting] 请启动一个，然后再次选择“确认”。
        [renaming] 请启动一个，然后再次选择“确认”。
       *[other] 请启动一个，然后重试。
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
    { cause-keychain-refused }{ error-outcome }{ $doing ->
        [creating] 请允许 Keywright 使用它，然后再次选择“确认”。
        [deleting] 请允许 Keywright 使用它，然后再次选择“确认”。
        [renaming] 请允许 Keywright 使用它，然后再次选择“确认”。
       *[other] 请允许 Keywright 使用它，然后重试。
    }
error-keychain-item-missing = { cause-keychain-item-missing }请删除该密钥并创建新密钥。
error-keychain-failed =
    { cause-keychain-failed }{ error-outcome }{ $doing ->
        [creating] 请稍候，然后再次选择“确认”。
        [deleting] 请稍候，然后再次选择“确认”。
        [renaming] 请稍候，然后再次选择“确认”。
       *[other] 请稍候，然后重试。
    }

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

## Errors: settings

error-setting-refused = Keywright 无法识别此选项。未更改设置。
error-autostart-failed = 无法切换登录时启动：{ $reason }。未更改设置。
error-shortcut-failed = 无法设置快捷键：{ $reason }。未更改设置。
error-shortcut-taken = 另一个程序正在使用 { $shortcut }。请选择其他快捷键。
error-shortcut-wayland = 在 Wayland 上，程序无法为整个桌面设置快捷键。请在桌面设置中添加一个运行以下命令的快捷键：{ $command }
error-shortcut-modifier = 请至少将 Ctrl、Alt 或 Super 之一与另一个键组合使用。
