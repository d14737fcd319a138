//! The session's own lock and the computer's sleep, as Windows tells them to a window that asks
//! (<https://learn.microsoft.com/en-us/windows/win32/termserv/wm-wtssession-change>,
//! <https://learn.microsoft.com/en-us/windows/win32/power/wm-powerbroadcast>).

#![expect(unsafe_code, reason = "Windows tells it through its C interface alone")]

use std::cell::OnceCell;
use std::thread;

use windows::Win32::Foundation::{HANDLE, HWND, LPARAM, LRESULT, WPARAM};
use windows::Win32::System::LibraryLoader::GetModuleHandleW;
use windows::Win32::System::Power::RegisterSuspendResumeNotification;
use windows::Win32::System::RemoteDesktop::{
    NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification,
};
use windows::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DEVICE_NOTIFY_WINDOW_HANDLE, DefWindowProcW, DispatchMessageW, GetMessageW,
    KillTimer, MSG, PBT_APMSUSPEND, RegisterClassW, SetTimer, WINDOW_EX_STYLE, WINDOW_STYLE,
    WM_POWERBROADCAST, WM_TIMER, WM_WTSSESSION_CHANGE, WNDCLASSW, WTS_CONSOLE_DISCONNECT,
    WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK,
};
use windows::core::{Error, PCWSTR, Result, w};

use super::Told;

/// What the window's class is called.
const CLASS: PCWSTR = w!("dev.keywright.desktop.session");
/// After how many milliseconds the session is asked once more to tell: right after the computer has
/// started, what tells it may not run yet.
const AGAIN: u32 = 5_000;

thread_local! {
    /// Whom the window of this thread tells.
    static TELL: OnceCell<Box<dyn Fn(Told)>> = const { OnceCell::new() };
}

/// Tells from now on of the session's lock and of sleep, for which Windows waits about two seconds.
pub(super) fn watch(tell: impl Fn(Told) + Send + 'static) {
    thread::spawn(move || {
        TELL.with(|told| drop(told.set(Box::new(tell))));
        // Without such a window, the lock closes by itself and by hand.
        let _ = open_window().map(listen);
    });
}

/// Opens a window that is never shown. It is one of its own and not for messages alone, since such a
/// one is not told of sleep.
fn open_window() -> Result<HWND> {
    // SAFETY: the class is a static text, and its procedure has the signature that Windows asks for.
    // The window belongs to this thread, and lives as long as it.
    unsafe {
        let module = GetModuleHandleW(None)?.into();
        let class = WNDCLASSW {
            lpfnWndProc: Some(answer),
            hInstance: module,
            lpszClassName: CLASS,
            ..Default::default()
        };
        if RegisterClassW(&class) == 0 {
            return Err(Error::from_thread());
        }
        CreateWindowExW(
            WINDOW_EX_STYLE::default(),
            CLASS,
            w!("Keywright"),
            WINDOW_STYLE::default(),
            0,
            0,
            0,
            0,
            None,
            None,
            Some(module),
            None,
        )
    }
}

/// Has the window told, and hands it what comes, until this process ends.
fn listen(window: HWND) {
    // SAFETY: the window is this thread's own, and the message outlives the calls that read it.
    unsafe {
        // A computer that stays connected while it sleeps tells only those who ask; others tell anyway.
        let _ = RegisterSuspendResumeNotification(HANDLE(window.0), DEVICE_NOTIFY_WINDOW_HANDLE);
        let mut timer = match session_tells(window) {
            true => 0,
            false => SetTimer(Some(window), 1, AGAIN, None),
        };
        let mut message = MSG::default();
        while GetMessageW(&mut message, None, 0, 0).0 > 0 {
            if message.message == WM_TIMER && timer != 0 && session_tells(window) {
                // A timer that goes on asks for nothing any more.
                let _ = KillTimer(Some(window), timer);
                timer = 0;
            }
            DispatchMessageW(&message);
        }
    }
}

/// Asks that this window be told of its session. Whether it will be.
fn session_tells(window: HWND) -> bool {
    // SAFETY: the window is the caller's own.
    unsafe { WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION) }.is_ok()
}

extern "system" fn answer(window: HWND, message: u32, what: WPARAM, more: LPARAM) -> LRESULT {
    if let Some(told) = meaning(message, what) {
        TELL.with(|tell| tell.get().map(|tell| tell(told)));
    }
    // SAFETY: passes on what Windows has called this with.
    unsafe { DefWindowProcW(window, message, what, more) }
}

fn meaning(message: u32, what: WPARAM) -> Option<Told> {
    let what = u32::try_from(what.0).ok()?;
    match (message, what) {
        (
            WM_WTSSESSION_CHANGE,
            WTS_SESSION_LOCK | WTS_CONSOLE_DISCONNECT | WTS_REMOTE_DISCONNECT,
        ) => Some(Told::SessionLocks),
        (WM_POWERBROADCAST, PBT_APMSUSPEND) => Some(Told::FallsAsleep),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use windows::Win32::UI::WindowsAndMessaging::{
        FindWindowW, PBT_APMRESUMEAUTOMATIC, SendMessageW, WTS_SESSION_UNLOCK,
    };

    use super::*;

    /// What the window tells when it is sent what Windows would send.
    #[test]
    fn tells_of_a_locked_session_and_of_sleep() {
        let (send, told) = channel();
        watch(move |told| send.send(told).expect("somebody listens"));
        let window = (0..200)
            .find_map(|_| {
                thread::sleep(Duration::from_millis(50));
                // SAFETY: the class is a static text.
                unsafe { FindWindowW(CLASS, None) }.ok()
            })
            .expect("the window is opened");
        let send = |message, what: u32| {
            let what = WPARAM(usize::try_from(what).expect("small"));
            // SAFETY: the messages have no pointers in them.
            unsafe { SendMessageW(window, message, Some(what), Some(LPARAM(0))) };
            told.try_iter().collect::<Vec<_>>()
        };
        assert_eq!(
            send(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
            [Told::SessionLocks]
        );
        assert_eq!(send(WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK), []);
        assert_eq!(send(WM_POWERBROADCAST, PBT_APMSUSPEND), [Told::FallsAsleep]);
        assert_eq!(send(WM_POWERBROADCAST, PBT_APMRESUMEAUTOMATIC), []);
        assert_eq!(
            send(WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT),
            [Told::SessionLocks]
        );
        assert_eq!(
            send(WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT),
            [Told::SessionLocks]
        );
    }
}
