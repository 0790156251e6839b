/**
 * One update from end to end: from what the policies picked to a pushed commit, or to a sentence that says why not. Whoever
 * wants an update (the command line, the watcher, a Pipeline step) makes an {@link UpdateRequest} and has it run.
 */
package io.jenkins.plugins.reflector.engine.automation;
