/** Updates in the checkout that a build has on its node: edited, committed and pushed there ({@code reflectorUpdate} without url). */
package io.jenkins.plugins.reflector.git.workspace;
