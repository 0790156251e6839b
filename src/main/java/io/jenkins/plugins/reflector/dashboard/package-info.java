/** The pages below {@code /reflector/}: what is watched, what was picked and why, what was pushed, and what fails; for whoever may see it. */
package io.jenkins.plugins.reflector.dashboard;
