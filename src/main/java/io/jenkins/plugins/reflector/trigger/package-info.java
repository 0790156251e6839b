/** Runs jobs when a policy picks another image. */
package io.jenkins.plugins.reflector.trigger;
