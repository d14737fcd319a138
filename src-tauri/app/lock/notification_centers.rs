//! The session's own lock and the computer's sleep, as macOS tells them: sleep and the change of users by
//! `NSWorkspace` (<https://developer.apple.com/documentation/appkit/nsworkspace>), the locked screen by
//! a notification between processes that Apple does not document.

#![expect(
    unsafe_code,
    reason = "macOS tells it to an object of Objective-C alone"
)]

use objc2::rc::Retained;
use objc2::{AnyThread, DefinedClass, define_class, msg_send, sel};
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceSessionDidResignActiveNotification, NSWorkspaceWillSleepNotification,
};
use objc2_foundation::{
    NSDistributedNotificationCenter, NSNotification, NSNotificationSuspensionBehavior, NSObject,
    NSString,
};

use super::Told;

/// What the login window tells everybody when the screen is locked.
const SCREEN_LOCKED: &str = "com.apple.screenIsLocked";

/// Tells from now on of the session's lock and of sleep, which waits until the answer returns. To be
/// called on the main thread, which is the one that is told.
pub(super) fn watch(tell: impl Fn(Told) + Send + 'static) {
    let listener = Listener::new(Box::new(tell));
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    let everybody = NSDistributedNotificationCenter::defaultCenter();
    // SAFETY: the listener has a method for each selector, with the one argument that they are called
    // with, and is never freed.
    unsafe {
        workspace.addObserver_selector_name_object(
            &listener,
            sel!(sessionLocks:),
            Some(NSWorkspaceSessionDidResignActiveNotification),
            None,
        );
        workspace.addObserver_selector_name_object(
            &listener,
            sel!(fallsAsleep:),
            Some(NSWorkspaceWillSleepNotification),
            None,
        );
        // At once: otherwise macOS keeps it until Keywright comes to the front.
        everybody.addObserver_selector_name_object_suspensionBehavior(
            &listener,
            sel!(sessionLocks:),
            Some(&NSString::from_str(SCREEN_LOCKED)),
            None,
            NSNotificationSuspensionBehavior::DeliverImmediately,
        );
    }
    // No centre keeps what it tells.
    std::mem::forget(listener);
}

define_class!(
    // SAFETY: `NSObject` asks nothing of those that derive from it, and this has no `Drop`.
    #[unsafe(super(NSObject))]
    #[ivars = Box<dyn Fn(Told)>]
    struct Listener;

    impl Listener {
        // SAFETY: a notification's method takes it and returns nothing.
        #[unsafe(method(sessionLocks:))]
        fn session_locks(&self, _: &NSNotification) {
            self.ivars()(Told::SessionLocks);
        }

        // SAFETY: as above.
        #[unsafe(method(fallsAsleep:))]
        fn falls_asleep(&self, _: &NSNotification) {
            self.ivars()(Told::FallsAsleep);
        }
    }
);

impl Listener {
    fn new(tell: Box<dyn Fn(Told)>) -> Retained<Self> {
        let listener = Self::alloc().set_ivars(tell);
        // SAFETY: `NSObject` is made so.
        unsafe { msg_send![super(listener), init] }
    }
}
