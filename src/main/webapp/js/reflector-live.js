/* How a page asks Jenkins, and stays as things are. */
window.ReflectorLive = (function () {
  "use strict";

  var dom = window.ReflectorDom;
  var el = dom.el;

  var POLL = 10000;
  var POLL_SOON = 2000;
  var SOON = 60000;

  function post(path, fields) {
    var body = new URLSearchParams(fields || {});
    return fetch(path, { method: "POST", headers: window.crumb.wrap({}), body: body, cache: "no-store" })
      .catch(function () {
        throw new Error("Jenkins does not answer: it may be starting again.");
      })
      .then(function (answer) {
        if (answer.ok) {
          return answer.json();
        }
        throw new Error(
          answer.status === 403
            ? "You may not do that, or your login has ended: load the page again."
            : "Jenkins answers " + answer.status + ": load the page again.",
        );
      });
  }

  /* Asks again and again while somebody looks, and more often for a while after something was asked for. */
  var poll = { timer: null, soonUntil: 0, asked: 0, ask: null, version: "", value: null, answered: null };

  /* Says, until Jenkins answers again, that what is shown may have changed. */
  function stale(root, error) {
    var note = root.querySelector("[data-stale]");
    if (!error) {
      if (note) {
        note.remove();
      }
      return;
    }
    if (!note) {
      note = el("div", { class: "jenkins-alert jenkins-alert-warning", role: "status", "data-stale": "true" });
      root.prepend(note);
    }
    var text = (poll.answered ? "This is not refreshed since " + poll.answered.toLocaleTimeString() + ": " : "") + error.message;
    if (note.textContent !== text) {
      note.textContent = text;
    }
  }

  function live(root, path, show) {
    poll.ask = function () {
      clearTimeout(poll.timer);
      /* An answer to an earlier question says what changed since something else than is shown once the later one is answered. */
      var asked = ++poll.asked;
      function isLast() {
        return asked === poll.asked;
      }
      return post(path, { known: poll.version })
        .then(function (answer) {
          if (!isLast()) {
            return;
          }
          if (answer.value) {
            poll.value = window.ReflectorTable.merge(poll.value, answer);
            show(poll.value);
            root.dispatchEvent(new CustomEvent("reflector-shown", { detail: poll.value }));
          }
          poll.version = answer.version;
          poll.answered = new Date();
          stale(root, null);
          dom.refreshTimes();
        })
        .catch(function (error) {
          if (isLast()) {
            stale(root, error);
          }
        })
        .then(function () {
          root.removeAttribute("aria-busy");
          if (isLast() && !document.hidden) {
            poll.timer = setTimeout(poll.ask, Date.now() < poll.soonUntil ? POLL_SOON : POLL);
          }
        });
    };
    root.addEventListener("reflector-asked", soon);
    document.addEventListener("visibilitychange", function () {
      clearTimeout(poll.timer);
      if (!document.hidden) {
        poll.ask();
      }
    });
    poll.ask();
  }

  function soon() {
    poll.soonUntil = Date.now() + SOON;
    poll.ask();
  }

  /* The answer tells how much was asked for; the text may be made from that, so that no more is promised than comes. */
  function act(path, text) {
    return post(path)
      .then(function (answer) {
        if (!answer.asked) {
          throw new Error("Nothing is scanned: here is nothing that you may have scanned and that is not suspended.");
        }
        dom.say(typeof text === "function" ? text(answer.asked) : text);
        soon();
      })
      .catch(dom.complain);
  }

  return { POLL_SOON: POLL_SOON, post: post, live: live, act: act };
})();
