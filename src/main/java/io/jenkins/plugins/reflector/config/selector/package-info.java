/** Selectors of labels as describables; each kind of thing that is selected extends them. */
package io.jenkins.plugins.reflector.config.selector;
