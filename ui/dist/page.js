// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), ie(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, j(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function O(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = ie(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && N(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = ee(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = A(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), se(s, s));
	return r;
}
function ee(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = ee(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function A(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function te(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function ne(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || te(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || te(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = re(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function re(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function ie(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, ee, A, te, ne, re, ie, j, N, F = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ae(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof F == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = F.prototype) && f.render, k = (f = F.contextType) && i[f.__c], ee = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new F(E, ee) : (n.__c = y = new S(E, ee), y.constructor = F, y.render = P), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), F.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, F.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !F.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ee), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ee)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ee), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !F.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = ee, y.props = E, y.__P = t, y.__g &= -5, A = e.__r, te = D ? 25 : 0;
			do
				y.__g &= -9, A && A(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++te < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), ne = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && se(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(ne) ? ne : [ne], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(j = o.indexOf(c || void 0)) || (j = o.length); (N = o[j - 1]) && N.nodeType == 8;) j--;
						for (; j < o.length; j++) if (N = o[j]) {
							if (o[j] = null, re) {
								if (N == ie) break;
							} else {
								if (N.nodeType != 8) break;
								N.data.startsWith("$s") && (ie = ae(re = N));
							}
						}
					}
					if (!re) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						re = c;
					}
					(f = ae(re = n.__c.__z || (n.__c.__z = re))) ? (n.__e = re, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || oe(n), e.__e(t, n, r);
		}
	} else c = n.__e = M(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ae(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function oe(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(oe));
}
function j(t, n, r) {
	for (var i = 0; i < r.length;) N(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function M(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || ne(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || ne(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || ne(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && ne(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function N(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function se(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || N(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && se(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ae(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function P(e, t, n) {
	return this.constructor(e, n);
}
function F(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], ie(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), j(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// node_modules/preact/hooks/dist/hooks.mjs
var ce, le, ue, de, fe = Object.is, pe = 0, me = [], he = [], I = e, ge = I.__b, _e = I.__r, ve = I.diffed, ye = I.__c, be = I.unmount, xe = I.__;
function Se(e, t) {
	I.__h && I.__h(le, e, pe || t), pe = 0;
	var n = le.__H || (le.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function L(e, t) {
	var n = Se(ce++, 3);
	!I.__s && Ae(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, le.__H.__h.push(n));
}
function R(e) {
	return pe = 5, Ce(function() {
		return { current: e };
	}, []);
}
function Ce(e, t) {
	var n = Se(ce++, 7);
	return Ae(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function we() {
	var e;
	do {
		for (; e = he.shift();) try {
			Oe(e);
		} catch (t) {
			I.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = me.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Oe), t.__h.some(ke), t.__h = [];
			} catch (n) {
				t.__h = [], I.__e(n, e.__v);
			}
		}
	} while (he.length);
}
I.__b = function(e) {
	le = null, ge && ge(e);
}, I.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), xe && xe(e, t);
}, I.__r = function(e) {
	_e && _e(e), ce = 0;
	var t = (le = e.__c).__H;
	t && (ue == le ? le.__h = [] : (t.__h.some(Oe), t.__h.some(ke), ce = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), ue = le;
}, I.diffed = function(e) {
	ve && ve(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && De(me.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), ue = le = null;
}, I.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Oe), e.__h = e.__h.filter(function(e) {
				return !e.__ || ke(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), ye && ye(e, t);
}, I.unmount = function(e) {
	be && be(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, De(he.push(r));
			} else Oe(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && I.__e(t, r.__v));
};
var Te = typeof requestAnimationFrame == "function";
function Ee(e) {
	var t, n = function() {
		clearTimeout(r), Te && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Te && (t = requestAnimationFrame(n));
}
function De(e) {
	e != 1 && de == I.requestAnimationFrame || ((de = I.requestAnimationFrame) || Ee)(we);
}
function Oe(e) {
	var t = le, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), le = t;
}
function ke(e) {
	var t = le;
	e.__c = e.__(), le = t;
}
function Ae(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !fe(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var je = Symbol.for("preact-signals");
function Me() {
	if (Le > 1) Le--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Ve;
			for (Ve = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ie !== void 0;) {
			var n = Ie;
			for (Ie = void 0, Re++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && We(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Re = 0, Le--, t) throw e;
	}
}
function Ne(e) {
	if (Le > 0) return e();
	Be = ++ze, Le++;
	try {
		return e();
	} finally {
		Me();
	}
}
var Pe, z = void 0;
function Fe(e) {
	var t = z, n = Pe;
	z = void 0, Pe = void 0;
	try {
		return e();
	} finally {
		z = t, Pe = n;
	}
}
var Ie = void 0, Le = 0, Re = 0, ze = 0, Be = 0, Ve = void 0, He = 0;
function Ue(e) {
	if (z !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== z) return t = {
			i: 0,
			S: e,
			p: z.s,
			n: void 0,
			t: z,
			e: void 0,
			x: void 0,
			r: t
		}, z.s !== void 0 && (z.s.n = t), z.s = t, e.n = t, 32 & z.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = z.s, t.n = void 0, z.s.n = t, z.s = t), t;
	}
}
function B(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
B.prototype.brand = je, B.prototype.h = function() {
	return !0;
}, B.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Fe(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, B.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Fe(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, B.prototype.subscribe = function(e) {
	var t = this;
	return $e(function() {
		var n = t.value;
		Fe(function() {
			return e(n);
		});
	}, { name: "sub" });
}, B.prototype.valueOf = function() {
	return this.value;
}, B.prototype.toString = function() {
	return this.value + "";
}, B.prototype.toJSON = function() {
	return this.value;
}, B.prototype.peek = function() {
	var e = this;
	return Fe(function() {
		return e.value;
	});
}, Object.defineProperty(B.prototype, "value", {
	get: function() {
		var e = Ue(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Re > 100) throw Error("Cycle detected");
			(function(e) {
				Le !== 0 && Re === 0 && e.l !== Be && (e.l = Be, Ve = {
					S: e,
					v: e.v,
					i: e.i,
					o: Ve
				});
			})(this), this.v = e, this.i++, He++, Le++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				Me();
			}
		}
	}
});
function V(e, t) {
	return new B(e, t);
}
function We(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function Ge(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function Ke(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function qe(e, t) {
	B.call(this, void 0, t), this.x = e, this.s = void 0, this.g = He - 1, this.f = 4;
}
qe.prototype = new B(), qe.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === He)) return !0;
	if (this.g = He, this.f |= 1, this.i > 0 && !We(this)) return this.f &= -2, !0;
	var e = z;
	try {
		Ge(this), z = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return z = e, Ke(this), this.f &= -2, !0;
}, qe.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	B.prototype.S.call(this, e);
}, qe.prototype.U = function(e) {
	if (this.t !== void 0 && (B.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, qe.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(qe.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Ue(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function Je(e, t) {
	return new qe(e, t);
}
function Ye(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		Le++;
		var n = z;
		z = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, Xe(e), t;
		} finally {
			z = n, Me();
		}
	}
}
function Xe(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, Ye(e);
}
function Ze(e) {
	if (z !== this) throw Error("Out-of-order effect");
	Ke(this), z = e, this.f &= -2;
	try {
		8 & this.f && Xe(this);
	} finally {
		Me();
	}
}
function Qe(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, Pe && Pe.push(this);
}
Qe.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, Qe.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, Ye(this), Ge(this), Le++;
	var e = z;
	return z = this, Ze.bind(this, e);
}, Qe.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ie, Ie = this);
}, Qe.prototype.d = function() {
	this.f |= 8, 1 & this.f || Xe(this);
}, Qe.prototype.dispose = function() {
	this.d();
};
function $e(e, t) {
	var n = new Qe(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var et, tt, nt = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, rt = [];
$e(function() {
	et = this.N;
})();
function it(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function at(e) {
	if (tt) {
		var t = tt;
		tt = void 0, t();
	}
	tt = e && e.S();
}
function ot(e) {
	var t = this, r = e.data, i = ct(r);
	i.name = "ReactiveDom", i.value = r;
	var a = Ce(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = Je(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = Je(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = $e(function() {
			if (this.N = dt, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
ot.displayName = "ReactiveTextNode", Object.defineProperties(B.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: ot
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), it("__b", function(e, t) {
	if (at(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof B && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), it("__r", function(e, t) {
	if (e(t), t.type !== x) {
		at();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return $e(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				nt && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), at(n);
	}
}), it("__e", function(e, t, n, r) {
	at(), e(t, n, r);
}), it("diffed", function(e, t) {
	at();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = st(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function st(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = V(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: $e(function() {
			this.N = dt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
it("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), it("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function ct(e, t) {
	return Ce(function() {
		return V(e, t);
	}, []);
}
var lt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function ut() {
	Ne(function() {
		for (var e; e = rt.shift();) et.call(e);
	});
}
function dt() {
	rt.push(this) === 1 && (e.requestAnimationFrame || lt)(ut);
}
// node_modules/uplot/dist/uPlot.esm.js
var ft = !0, pt = "uplot", mt = "u-hz", ht = "u-vt", gt = "u-title", _t = "u-wrap", vt = "u-under", yt = "u-over", bt = "u-axis", xt = "u-off", St = "u-select", Ct = "u-cursor-x", wt = "u-cursor-y", Tt = "u-cursor-pt", Et = "u-legend", Dt = "u-live", Ot = "u-inline", kt = "u-series", At = "u-marker", jt = "u-label", Mt = "u-value", Nt = "width", Pt = "height", Ft = "top", It = "bottom", Lt = "left", Rt = "right", zt = "#000", Bt = "#0000", Vt = "mousemove", Ht = "mousedown", Ut = "mouseup", Wt = "mouseenter", Gt = "mouseleave", Kt = "dblclick", qt = "resize", Jt = "scroll", Yt = "change", Xt = "dppxchange", Zt = "--", Qt = typeof window < "u", $t = Qt ? document : null, en = Qt ? window : null, tn = Qt ? navigator : null, H, nn;
function rn() {
	let e = devicePixelRatio;
	H != e && (H = e, nn && vn(Yt, nn, rn), nn = matchMedia(`(min-resolution: ${H - .001}dppx) and (max-resolution: ${H + .001}dppx)`), _n(Yt, nn, rn), en.dispatchEvent(new CustomEvent(Xt)));
}
function an(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function on(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function U(e, t, n) {
	e.style[t] = n + "px";
}
function sn(e, t, n, r) {
	let i = $t.createElement(e);
	return t != null && an(i, t), n?.insertBefore(i, r), i;
}
function cn(e, t) {
	return sn("div", e, t);
}
var ln = /* @__PURE__ */ new WeakMap();
function un(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != ln.get(e) && (e.style.transform = a, ln.set(e, a), t < 0 || n < 0 || t > r || n > i ? an(e, xt) : on(e, xt));
}
var dn = /* @__PURE__ */ new WeakMap();
function fn(e, t, n) {
	let r = t + n;
	r != dn.get(e) && (dn.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var pn = /* @__PURE__ */ new WeakMap();
function mn(e, t, n, r) {
	let i = t + "" + n;
	i != pn.get(e) && (pn.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var hn = { passive: !0 }, gn = {
	...hn,
	capture: !0
};
function _n(e, t, n, r) {
	t.addEventListener(e, n, r ? gn : hn);
}
function vn(e, t, n, r) {
	t.removeEventListener(e, n, hn);
}
Qt && rn();
function yn(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : Bn((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function bn(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var xn = (e) => e != null, Sn = (e) => e != null && e > 0, Cn = bn(xn), wn = bn(Sn);
function Tn(e, t, n, r = 0, i = !1) {
	let a = i ? wn : Cn, o = i ? Sn : xn;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? Zn, c ?? -Zn];
}
function En(e, t, n, r) {
	let i = Kn(e), a = Kn(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? qn : Jn, s = i == 1 ? Bn : Hn, c = a == 1 ? Hn : Bn, l = s(o(zn(e))), u = c(o(zn(t))), d = Gn(n, l), f = Gn(n, u);
	return n == 10 && (l < 0 && (d = K(d, -l)), u < 0 && (f = K(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = dr(e, d), t = ur(t, f)), [e, t];
}
function Dn(e, t, n, r) {
	let i = En(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var On = .1, kn = {
	mode: 3,
	pad: On
}, An = {
	pad: 0,
	soft: null,
	mode: 0
}, jn = {
	min: An,
	max: An
};
function Mn(e, t, n, r) {
	return Sr(n) ? Pn(e, t, n) : (An.pad = n, An.soft = r ? 0 : null, An.mode = r ? 3 : 0, Pn(e, t, jn));
}
function W(e, t) {
	return e ?? t;
}
function Nn(e, t, n) {
	for (t = W(t, 0), n = W(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function Pn(e, t, n) {
	let r = n.min, i = n.max, a = W(r.pad, 0), o = W(i.pad, 0), s = W(r.hard, -Zn), c = W(i.hard, Zn), l = W(r.soft, Zn), u = W(i.soft, -Zn), d = W(r.mode, 0), f = W(i.mode, 0), p = t - e, m = qn(p), h = Wn(zn(e), zn(t)), g = zn(qn(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != Zn && (a = 0), f == 2 && u != -Zn && (o = 0)));
	let _ = p || h || 1e3, v = Gn(10, Bn(qn(_))), y = K(dr(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : Zn, x = Wn(s, y < b && e >= b ? b : Un(b, y)), S = K(ur(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -Zn, w = Un(c, S > C && t <= C ? C : Wn(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var Fn = new Intl.NumberFormat(Qt ? tn.language : "en-US"), In = (e) => Fn.format(e), Ln = Math, Rn = Ln.PI, zn = Ln.abs, Bn = Ln.floor, Vn = Ln.round, Hn = Ln.ceil, Un = Ln.min, Wn = Ln.max, Gn = Ln.pow, Kn = Ln.sign, qn = Ln.log10, Jn = Ln.log2, Yn = (e, t = 1) => Ln.sinh(e) * t, Xn = (e, t = 1) => Ln.asinh(e / t), Zn = Infinity;
function Qn(e) {
	return (qn((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function $n(e, t, n) {
	return Un(Wn(e, t), n);
}
function er(e) {
	return typeof e == "function";
}
function G(e) {
	return er(e) ? e : () => e;
}
var tr = () => {}, nr = (e) => e, rr = (e, t) => t, ir = (e) => null, ar = (e) => !0, or = (e, t) => e == t, sr = /\.\d*?(?=9{6,}|0{6,})/gm, cr = (e) => {
	if (yr(e) || fr.has(e)) return e;
	let t = `${e}`, n = t.match(sr);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${cr(e)}e${n}`;
	}
	return K(e, r);
};
function lr(e, t) {
	return cr(K(cr(e / t)) * t);
}
function ur(e, t) {
	return cr(Hn(cr(e / t)) * t);
}
function dr(e, t) {
	return cr(Bn(cr(e / t)) * t);
}
function K(e, t = 0) {
	if (yr(e)) return e;
	let n = 10 ** t;
	return Vn(e * n * (1 + 2 ** -52)) / n;
}
var fr = /* @__PURE__ */ new Map();
function pr(e) {
	return (("" + e).split(".")[1] || "").length;
}
function mr(e, t, n, r) {
	let i = [], a = r.map(pr);
	for (let o = t; o < n; o++) {
		let t = zn(o), n = K(Gn(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : K(c, l);
			i.push(u), fr.set(u, l);
		}
	}
	return i;
}
var hr = {}, gr = [], _r = [null, null], vr = Array.isArray, yr = Number.isInteger, br = (e) => e === void 0;
function xr(e) {
	return typeof e == "string";
}
function Sr(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Cr(e) {
	return typeof e == "object" && !!e;
}
var wr = Object.getPrototypeOf(Uint8Array), Tr = "__proto__";
function Er(e, t = Sr) {
	let n;
	if (vr(e)) {
		let r = e.find((e) => e != null);
		if (vr(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Er(e[r], t);
		} else n = e.slice();
	} else if (e instanceof wr) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != Tr && (n[r] = Er(e[r], t));
	} else n = e;
	return n;
}
function Dr(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != Tr && (Sr(e[t]) ? Dr(e[t], Er(r[t])) : e[t] = Er(r[t]));
	}
	return e;
}
var Or = 0, kr = 1, Ar = 2;
function jr(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function Mr(e, t) {
	if (Fr(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Ir(t[0]) || (t = Pr(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : kr, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Or && (l[n] = t, u == Ar && d.push(n)) : l[n] = t;
			}
			jr(l, d, i), r.push(l);
		}
	}
	return r;
}
var Nr = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function Pr(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function Fr(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Ir(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Wn(1, Bn((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var Lr = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], q = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function J(e) {
	return e.slice(0, 3);
}
var Rr = q.map(J), zr = {
	MMMM: Lr,
	MMM: Lr.map(J),
	WWWW: q,
	WWW: Rr
};
function Y(e) {
	return (e < 10 ? "0" : "") + e;
}
function Br(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var X = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => Y(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => Y(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => Y(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => Y(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => Y(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => Br(e.getMilliseconds())
};
function Vr(e, t) {
	t ||= zr;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? X[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Hr = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function Ur(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Hr ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var Wr = (e) => e % 1 == 0, Gr = [
	1,
	2,
	2.5,
	5
], Kr = mr(10, -32, 0, Gr), qr = mr(10, 0, 32, Gr), Jr = qr.filter(Wr), Yr = Kr.concat(qr), Xr = "\n", Zr = "{YYYY}", Qr = Xr + Zr, $r = "{M}/{D}", ei = Xr + $r, ti = ei + "/{YY}", ni = "{aa}", ri = "{h}:{mm}" + ni, ii = Xr + ri, ai = ":{ss}", Z = null;
function oi(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? mr(10, 0, 3, Gr).filter(Wr) : mr(10, -3, 0, Gr)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			Zr,
			Z,
			Z,
			Z,
			Z,
			Z,
			Z,
			1
		],
		[
			i * 28,
			"{MMM}",
			Qr,
			Z,
			Z,
			Z,
			Z,
			Z,
			1
		],
		[
			i,
			$r,
			Qr,
			Z,
			Z,
			Z,
			Z,
			Z,
			1
		],
		[
			r,
			"{h}" + ni,
			ti,
			Z,
			ei,
			Z,
			Z,
			Z,
			1
		],
		[
			n,
			ri,
			ti,
			Z,
			ei,
			Z,
			Z,
			Z,
			1
		],
		[
			t,
			ai,
			ti + " " + ri,
			Z,
			ei + " " + ri,
			Z,
			ii,
			Z,
			1
		],
		[
			e,
			ai + ".{fff}",
			ti + " " + ri,
			Z,
			ei + " " + ri,
			Z,
			ii,
			Z,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = K(g * e, 3), v = gi(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = K(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : K(gi(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Vn(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = gi(c + r * a, l + n * a, 1), s = o - t(K(o * e, 3));
					i = K((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (Bn(l) - Bn(_)) + ur(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = K(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = Bn(K(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					K((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [si, ci, li] = oi(1), [ui, di, fi] = oi(.001);
mr(2, -53, 53, [1]);
function pi(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function mi(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function hi(e, t) {
	let n = Vr(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function gi(e, t, n) {
	return new Date(e, t, n);
}
function _i(e, t) {
	return t(e);
}
var vi = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function yi(e, t) {
	return (n, r, i, a) => a == null ? Zt : t(e(r));
}
function bi(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function xi(e, t) {
	return e.series[t].fill(e, t);
}
var Si = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: tr,
	markers: {
		show: !0,
		width: 2,
		stroke: bi,
		fill: xi,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function Ci(e, t) {
	let n = e.cursor.points, r = cn(), i = n.size(e, t);
	U(r, Nt, i), U(r, Pt, i);
	let a = i / -2;
	U(r, "marginLeft", a), U(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && U(r, "borderWidth", o), r;
}
function wi(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function Ti(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Ei(e, t) {
	return e.series[t].points.size;
}
var Di = [0, 0];
function Oi(e, t, n) {
	return Di[0] = t, Di[1] = n, Di;
}
function ki(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function Ai(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var ji = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: Oi,
	points: {
		one: !1,
		show: Ci,
		size: Ei,
		width: 0,
		stroke: Ti,
		fill: wi
	},
	bind: {
		mousedown: ki,
		mouseup: ki,
		click: ki,
		dblclick: ki,
		mousemove: Ai,
		mouseleave: Ai,
		mouseenter: Ai
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Mi = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, Ni = Dr({}, Mi, { filter: rr }), Pi = Dr({}, Ni, { size: 10 }), Fi = Dr({}, Mi, { show: !1 }), Ii = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Li = "bold " + Ii, Ri = 1.5, zi = {
	show: !0,
	scale: "x",
	stroke: zt,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Li,
	side: 2,
	grid: Ni,
	ticks: Pi,
	border: Fi,
	font: Ii,
	lineGap: Ri,
	rotate: 0
}, Bi = "Value", Vi = "Time", Hi = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: Zn,
	max: -Infinity,
	idxs: []
};
function Ui(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : In(e));
}
function Wi(e, t, n, r, i, a, o) {
	let s = [], c = fr.get(i) || 0;
	n = o ? n : K(ur(n, i), c);
	for (let e = n; e <= r; e = K(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Gi(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = Gn(c, Bn((c == 10 ? qn : Jn)(n))), c == 10 && (i = Yr[yn(i, Yr)]);
	let l = n, u = i * c;
	c == 10 && (u = Yr[yn(u, Yr)]);
	do
		s.push(l), l += i, c == 10 && !fr.has(l) && (l = K(l, fr.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = Yr[yn(u, Yr)]));
	while (l <= r);
	return s;
}
function Ki(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Gi(e, t, Wn(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Gi(e, t, Wn(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var qi = /./, Ji = /[12357]/, Yi = /[125]/, Xi = /1/, Zi = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function Qi(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? qi : c(7, o) - u >= l ? Ji : c(5, o) - u >= l ? Yi : Xi;
	if (d == Xi) {
		let e = zn(c(1, o) - u);
		if (e < l) return Zi(t.slice().reverse(), s.distr, d, Hn(l / e)).reverse();
	}
	return Zi(t, s.distr, d, 1);
}
function $i(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = zn(c(1, o) - c(2, o));
	return l < s ? Zi(t.slice().reverse(), 3, qi, Hn(s / l)).reverse() : t;
}
function ea(e, t, n, r) {
	return r == null ? Zt : t == null ? "" : In(t);
}
var ta = {
	show: !0,
	scale: "y",
	stroke: zt,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Li,
	side: 3,
	grid: Ni,
	ticks: Pi,
	border: Fi,
	font: Ii,
	lineGap: Ri,
	rotate: 0
};
function na(e, t) {
	return K((3 + (e || 1) * 2) * t, 3);
}
function ra(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = zn(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * H);
	return r[1] - r[0] <= o;
}
var ia = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: Zn,
	max: -Infinity
}, aa = (e, t, n, r, i) => i, oa = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: aa,
	alpha: 1,
	facets: [Dr({}, ia, { scale: "x" }), Dr({}, ia, { scale: "y" })]
}, sa = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: aa,
	alpha: 1,
	points: {
		show: ra,
		filter: null
	},
	values: null,
	min: Zn,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function ca(e, t, n, r, i) {
	return n / 10;
}
var la = {
	time: ft,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, ua = Dr({}, la, {
	time: !1,
	ori: 1
}), da = {};
function fa(e, t) {
	let n = da[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (da[e] = n)), n;
}
var pa = 1, ma = 2;
function ha(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, wa, Ea, Oa, Aa, Ma) : n(i, c, l, u, d, _, g, p, f, h, m, Ta, Da, ka, ja, Na);
}
function ga(e, t) {
	let n = 0, r = 0, i = W(e.bands, gr);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function _a(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function va(e, t, n, r, i, a) {
	return ha(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? Ea : Da, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function ya(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? Oa : ka, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function ba(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function xa(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function Sa(e) {
	return e == 0 ? nr : e == 1 ? Vn : (t) => lr(t, e);
}
function Ca(e) {
	let t = e == 0 ? wa : Ta, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Un(c, o / 2, s / 2), l = Un(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var wa = (e, t, n) => {
	e.moveTo(t, n);
}, Ta = (e, t, n) => {
	e.moveTo(n, t);
}, Ea = (e, t, n) => {
	e.lineTo(t, n);
}, Da = (e, t, n) => {
	e.lineTo(n, t);
}, Oa = Ca(0), ka = Ca(1), Aa = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, ja = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, Ma = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, Na = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function Pa(e) {
	return (e, t, n, r, i) => ha(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = wa, v = Aa) : (_ = Ta, v = ja);
		let y = K(g.width * H, 3), b = (g.size - g.width) / 2 * H, x = K(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		Oa(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Rn * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function Fa(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var Ia = Fa(Ea), La = Fa(Da);
function Ra(e) {
	let t = W(e?.alignGaps, 0);
	return (e, n, r, i) => ha(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Cn(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = Ea, b = Ia) : (y = Da, b = La);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: pa
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = ga(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...xa(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = ya(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [va(e, n, r, i, C, -1), va(e, n, r, i, C, 1)] : va(e, n, r, i, C, E)), S;
	});
}
function za(e) {
	let t = W(e.align, 1), n = W(e.ascDesc, !1), r = W(e.alignGaps, 0), i = W(e.extend, !1);
	return (e, a, o, s) => ha(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Cn(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? Ea : Da, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: pa
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), ee = k, A = k;
		i && t == -1 && (A = b, w(E, A, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, ee, i), w(E, r, i), O = i, ee = r;
		}
		let te = ee;
		i && t == 1 && (te = b + x, w(E, te, O));
		let [ne, re] = ga(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...xa(l, u, o, s, D, S, r));
			let f = c.width * H / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = ya(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [va(e, a, o, s, E, -1), va(e, a, o, s, E, 1)] : va(e, a, o, s, E, re)), T;
	});
}
function Ba(e, t, n, r, i, a, o = Zn) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = zn(e[c] - e[s]);
				t < l && (l = t, o = zn(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Va(e) {
	e ||= hr;
	let t = W(e.size, [
		.6,
		Zn,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = G(i), o = 1 - t[0], s = W(t[1], Zn), c = W(t[2], 1), l = W(e.disp, hr), u = W(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => ha(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * H, O = s * H, k = c * H, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? Oa : ka, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = W(e.bands, gr).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, N, se, P = C, F = T(m.width * H), ce = !1, le = null, ue = null, de = null, fe = null;
		d != null && (F == 0 || f != null) && (ce = !0, le = d.values(e, t, i, p), ue = /* @__PURE__ */ new Map(), new Set(le).forEach((e) => {
			e != null && ue.set(e, new Path2D());
		}), F > 0 && (de = f.values(e, t, i, p), fe = /* @__PURE__ */ new Map(), new Set(de).forEach((e) => {
			e != null && fe.set(e, new Path2D());
		})));
		let { x0: pe, size: me } = l;
		if (pe != null && me != null) {
			E = 1, h = pe.values(e, t, i, p), pe.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = me.values(e, t, i, p);
			N = me.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), P = Ba(h, g, y, _, C, x, P), se = P - N + D;
		} else P = Ba(h, g, y, _, C, x, P), se = P * o + D, N = P - se;
		se < 1 && (se = 0), F >= N / 2 && (F = 0), se < 5 && (T = nr);
		let he = se > 0, I = P - se - (he ? F : 0);
		N = T($n(I, k, O)), M = (E == 0 ? N / 2 : E == te ? 0 : N) - E * te * ((E == 0 ? D / 2 : 0) + (he ? F / 2 : 0));
		let ge = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, _e = ce ? null : new Path2D(), ve = null;
		if (ie != null) ve = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), ve = n.values(e, t, i, p));
		}
		let ye = ee * N, be = A * N;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (ve != null) {
				let e = ve[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(W(r, oe), v, w, S), o = T(i - M), s = T(Wn(a, j)), c = T(Un(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? be : ye, a = r < 0 ? ye : be;
				ce ? (F > 0 && de[n] != null && ne(fe.get(de[n]), o, c + Bn(F / 2), N, Wn(0, u - F), i, a), le[n] != null && ne(ue.get(le[n]), o, c + Bn(F / 2), N, Wn(0, u - F), i, a)) : ne(_e, o, c + Bn(F / 2), N, Wn(0, u - F), i, a), re(e, t, n, o - F / 2, c, N + F, u);
			}
		}
		return F > 0 ? ge.stroke = ce ? fe : _e : ce || (ge._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, ge.width = 0), ge.fill = ce ? ue : _e, ge;
	});
}
function Ha(e, t) {
	let n = W(t?.alignGaps, 0);
	return (t, r, i, a) => ha(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Cn(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = wa, S = Ea, x = Ma) : (b = Ta, S = Da, x = Na);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = s[e], n = v(t);
			E.push(T = n), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: pa
		}, k = O.stroke, [ee, A] = ga(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...xa(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = ya(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [va(t, r, i, a, k, -1), va(t, r, i, a, k, 1)] : va(t, r, i, a, k, A)), O;
	});
}
function Ua(e) {
	return Ha(Wa, e);
}
function Wa(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var Ga = /* @__PURE__ */ new Set();
function Ka() {
	for (let e of Ga) e.syncRect(!0);
}
Qt && (_n(qt, en, Ka), _n(Jt, en, Ka, !0), _n(Xt, en, () => {
	co.pxRatio = H;
}));
var qa = Ra(), Ja = Pa();
function Ya(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => Za(e, r, t, n));
}
function Xa(e, t) {
	return e.map((e, n) => n == 0 ? {} : Dr({}, t, e));
}
function Za(e, t, n, r) {
	return Dr({}, t == 0 ? n : r, e);
}
function Qa(e, t, n) {
	return t == null ? _r : [t, n];
}
var $a = Qa;
function eo(e, t, n) {
	return t == null ? _r : Mn(t, n, On, !0);
}
function to(e, t, n, r) {
	return t == null ? _r : En(t, n, e.scales[r].log, !1);
}
var no = to;
function ro(e, t, n, r) {
	return t == null ? _r : Dn(t, n, e.scales[r].log, !1);
}
var io = ro;
function ao(e, t, n, r, i) {
	let a = Wn(Qn(e), Qn(t)), o = t - e, s = yn(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? fr.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function oo(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Vn((n = +r) * H)) + "px"), [
		e,
		t,
		n
	];
}
function so(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = K(e[2] * H, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function co(e, t, n) {
	let r = { mode: W(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = cn(pt);
	if (e.id != null && (l.id = e.id), an(l, e.class), e.title) {
		let t = cn(gt, l);
		t.textContent = e.title;
	}
	let u = sn("canvas"), d = r.ctx = u.getContext("2d"), f = cn(_t, l);
	_n("click", f, (e) => {
		e.target === m && (q != Pr || J != Fr) && zr.click(r, e);
	}, !0);
	let p = r.under = cn(vt, f);
	f.appendChild(u);
	let m = r.over = cn(yt, f);
	e = Er(e);
	let h = +W(e.pxAlign, 1), g = Sa(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? Ya(e.series || [], Hi, sa, !1) : Xa(e.series || [null], oa), y = r.axes = Ya(e.axes || [], zi, ta, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = G(e.fill || null), e.dir = W(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Qn,
		series: Cn
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => qn(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Xn(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || hr)[t] || hr;
			if (r.from != null) {
				E(r.from);
				let e = Dr({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = Dr({}, t == S ? la : ua, r), n.key = t;
				let e = n.time, a = n.range, o = vr(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? kn : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? kn : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && Sr(a))) {
					let e = a;
					a = (t, n, r) => n == null ? _r : Mn(n, r, e);
				}
				n.range = G(a || (e ? $a : t == S ? n.distr == 3 ? no : n.distr == 4 ? io : Qa : n.distr == 3 ? to : n.distr == 4 ? ro : eo)), n.auto = G(!o && n.auto), n.clamp = G(n.clamp || ca), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, ee;
	D.ori == 0 ? (an(l, mt), k = a, ee = o) : (an(l, ht), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(Vn(e / _))), ne = e.fmtDate || Vr, re = _ == 1 ? li(te) : fi(te), ie = mi(te, pi(_ == 1 ? ci : di, ne)), ae = yi(te, _i(vi, ne)), oe = [], j = r.legend = Dr({}, Si, e.legend), M = r.cursor = Dr({}, ji, { drag: { y: i == 2 } }, e.cursor), N = j.show, se = M.show, P = j.markers;
	j.idxs = oe, P.width = G(P.width), P.dash = G(P.dash), P.stroke = G(P.stroke), P.fill = G(P.fill);
	let F, ce, le, ue = [], de = [], fe, pe = !1, me = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		pe = e != null, fe = pe ? e(r, 1, 0) : { _: 0 };
		for (let e in fe) me[e] = Zt;
	}
	if (N) {
		if (F = sn("table", Et, l), le = sn("tbody", null, F), j.mount(r, F), pe) {
			ce = sn("thead", null, F, le);
			let e = sn("tr", null, ce);
			for (var he in sn("th", null, e), fe) sn("th", jt, e).textContent = he;
		} else an(F, Ot), j.live && an(F, Dt);
	}
	let I = { show: !0 }, ge = { show: !1 };
	function _e(e, t) {
		if (t == 0 && (pe || !j.live || i == 2)) return _r;
		let n = [], a = sn("tr", kt, le, le.childNodes[t]);
		an(a, e.class), e.show || an(a, xt);
		let o = sn("th", null, a);
		if (P.show) {
			let e = cn(At, o);
			if (t > 0) {
				let n = P.width(r, t);
				n && (e.style.border = n + "px " + P.dash(r, t) + " " + P.stroke(r, t)), e.style.background = P.fill(r, t);
			}
		}
		let s = cn(jt, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (P.show || (s.style.color = e.width > 0 ? P.stroke(r, t) : P.fill(r, t)), ye("click", o, (t) => {
			if (M._lock) return;
			B(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && Kr(r, e ? r == n ? I : ge : I, !0, aa.setSeries);
				});
			} else Kr(n, { show: !e.show }, !0, aa.setSeries);
		}, !1), Ge && ye(Wt, o, (t) => {
			M._lock || (B(t), Kr(v.indexOf(e), ni, !0, aa.setSeries));
		}, !1)), fe) {
			let e = sn("td", Mt, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let ve = /* @__PURE__ */ new Map();
	function ye(e, t, n, i = !0) {
		let a = ve.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (_n(e, t, a[e] = o), ve.set(t, a));
	}
	function be(e, t, n) {
		let r = ve.get(t) || {};
		for (let n in r) (e == null || n == e) && (vn(n, t, r[n]), delete r[n]);
		e ?? ve.delete(t);
	}
	let xe = 0, Se = 0, L = 0, R = 0, Ce = 0, we = 0, Te = Ce, Ee = we, De = L, Oe = R, ke = 0, Ae = 0, je = 0, Me = 0;
	r.bbox = {};
	let Ne = !1, Pe = !1, z = !1, Fe = !1, Ie = !1, Le = !1;
	function Re(e, t, n) {
		(n || e != r.width || t != r.height) && ze(e, t), tr(!1), z = !0, Pe = !0, dr();
	}
	function ze(e, t) {
		r.width = xe = L = e, r.height = Se = R = t, Ce = we = 0, He(), Ue();
		let n = r.bbox;
		ke = n.left = lr(Ce * H, .5), Ae = n.top = lr(we * H, .5), je = n.width = lr(L * H, .5), Me = n.height = lr(R * H, .5);
	}
	function Be() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Kn(t), i = Jn(t);
			e = t == 3 || n && i, e || (ze(r.width, r.height), Pe = !0);
		}
	}
	function Ve({ width: e, height: t }) {
		Re(e, t);
	}
	r.setSize = Ve;
	function He() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (L -= c, a == 3 ? (Ce += c, r = !0) : n = !0) : (R -= c, a == 0 ? (we += c, e = !0) : t = !0));
			}
		}), et[0] = e, et[1] = n, et[2] = t, et[3] = r, L -= it[1] + it[3], Ce += it[3], R -= it[2] + it[0], we += it[0];
	}
	function Ue() {
		let e = Ce + L, t = we + R, n = Ce, r = we;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (M.dataIdx == null) {
		let e = M.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = G(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? Zn, u = l >= 0 && l < Zn, d = D.ori == 0 ? L : R, f = M.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -Infinity : k(p[e], D, d, 0), r = t == null ? Infinity : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && zn(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let B = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let V = M.points;
	V.show = G(V.show), V.size = G(V.size), V.stroke = G(V.stroke), V.width = G(V.width), V.fill = G(V.fill);
	let We = r.focus = Dr({}, e.focus || { alpha: .3 }, M.focus), Ge = We.prox >= 0, Ke = Ge && V.one, qe = [], Je = [], Ye = [];
	function Xe(e, t) {
		let n = V.show(r, t);
		if (n instanceof HTMLElement) return an(n, Tt), an(n, e.class), un(n, -10, -10, L, R), m.insertBefore(n, qe[t]), n;
	}
	function Ze(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? xr(n) ? yi(te, _i(n, ne)) : n || ae : n || ea, e.label = e.label || (t ? Vi : Bi);
		}
		if (Ke || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || qa || ir, e.fillTo = G(e.fillTo || _a), e.pxAlign = +W(e.pxAlign, h), e.pxRound = Sa(e.pxAlign), e.stroke = G(e.stroke || null), e.fill = G(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = na(Wn(1, e.width), 1), n = e.points = Dr({}, {
				size: t,
				width: Wn(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: Ja,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = G(n.show), n.filter = G(n.filter), n.fill = G(n.fill), n.stroke = G(n.stroke), n.paths = G(n.paths), n.pxAlign = e.pxAlign;
		}
		if (N) {
			let n = _e(e, t);
			ue.splice(t, 0, n[0]), de.splice(t, 0, n[1]), j.values.push(null);
		}
		if (se) {
			oe.splice(t, 0, null);
			let n = null;
			Ke ? t == 0 && (n = Xe(e, t)) : t > 0 && (n = Xe(e, t)), qe.splice(t, 0, n), Je.splice(t, 0, 0), Ye.splice(t, 0, 0);
		}
		ra("addSeries", t);
	}
	function Qe(e, t) {
		t ??= v.length, e = i == 1 ? Za(e, t, Hi, sa) : Za(e, t, {}, oa), v.splice(t, 0, e), Ze(v[t], t);
	}
	r.addSeries = Qe;
	function $e(e) {
		if (v.splice(e, 1), N) {
			j.values.splice(e, 1), de.splice(e, 1);
			let t = ue.splice(e, 1)[0];
			be(null, t.firstChild), t.remove();
		}
		se && (oe.splice(e, 1), qe.splice(e, 1)[0].remove(), Je.splice(e, 1), Ye.splice(e, 1)), ra("delSeries", e);
	}
	r.delSeries = $e;
	let et = [
		!1,
		!1,
		!1,
		!1
	];
	function tt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = G(e.size), e.space = G(e.space), e.rotate = G(e.rotate), vr(e.incrs) && e.incrs.forEach((e) => {
				!fr.has(e) && fr.set(e, pr(e));
			}), e.incrs = G(e.incrs || (i.distr == 2 ? Jr : a ? _ == 1 ? si : ui : Yr)), e.splits = G(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? Gi : i.distr == 4 ? Ki : Wi)), e.stroke = G(e.stroke), e.grid.stroke = G(e.grid.stroke), e.ticks.stroke = G(e.ticks.stroke), e.border.stroke = G(e.border.stroke);
			let o = e.values;
			e.values = vr(o) && !vr(o[0]) ? G(o) : a ? vr(o) ? mi(te, pi(o, ne)) : xr(o) ? hi(te, o) : o || ie : o || Ui, e.filter = G(e.filter || (i.distr >= 3 && i.log == 10 ? Qi : i.distr == 3 && i.log == 2 ? $i : rr)), e.font = oo(e.font), e.labelFont = oo(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (et[t] = !0, e._el = cn(bt, f));
		}
	}
	function nt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Vn(zi.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Vn(ta.size / 2) : 0), l;
	}
	let rt = r.padding = (e.padding || [
		nt,
		nt,
		nt,
		nt
	]).map((e) => G(W(e, nt))), it = r._padding = rt.map((e, t) => e(r, t, et, 0)), at, ot = null, st = null, ct = i == 1 ? v[0].idxs : null, lt = null, ut = !1;
	function dt(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			at = 0;
			for (let e = 1; e < v.length; e++) at += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), lt = t[0], at = lt.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(at);
				for (let e = 0; e < at; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (tr(!0), ra("setData"), O == 2 && (z = !0), n !== !1) {
			let e = D;
			e.auto(r, ut) ? ft() : Gr(S, e.min, e.max), Fe ||= M.left >= 0, Le = !0, dr();
		}
	}
	r.setData = dt;
	function ft() {
		ut = !0;
		let e, n;
		i == 1 && (at > 0 ? (ot = ct[0] = 0, st = ct[1] = at - 1, e = t[0][ot], n = t[0][st], O == 2 ? (e = ot, n = st) : e == n && (O == 3 ? [e, n] = En(e, e, D.log, !1) : O == 4 ? [e, n] = Dn(e, e, D.log, !1) : D.time ? n = e + Vn(86400 / _) : [e, n] = Mn(e, n, On, !0))) : (ot = ct[0] = e = null, st = ct[1] = n = null)), Gr(S, e, n);
	}
	let zt, qt, Jt, Yt, Qt, tn, nn, rn, ln, dn;
	function pn(e, t, n, r, i, a) {
		e ??= Bt, n ??= gr, r ??= "butt", i ??= Bt, a ??= "round", e != zt && (d.strokeStyle = zt = e), i != qt && (d.fillStyle = qt = i), t != Jt && (d.lineWidth = Jt = t), a != Qt && (d.lineJoin = Qt = a), r != tn && (d.lineCap = tn = r), n != Yt && d.setLineDash(Yt = n);
	}
	function hn(e, t, n, r) {
		t != qt && (d.fillStyle = qt = t), e != nn && (d.font = nn = e), n != rn && (d.textAlign = rn = n), r != ln && (d.textBaseline = ln = r);
	}
	function gn(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, ut) && (t == null || t.min == null)) {
			let t = W(ot, 0), r = W(st, i.length - 1), o = n.min == null ? Tn(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Un(e.min, n.min = o[0]), e.max = Wn(e.max, n.max = o[1]);
		}
	}
	let bn = {
		min: null,
		max: null
	};
	function xn() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, ut)) && (A[e] = bn);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = bn);
		}
		A[S] != null && tr(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = Er(b[t], Cr);
				if (n.min != null) Dr(a, n);
				else if (t != S || i == 2) {
					if (at == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = Zn, a.max = -Infinity;
				}
			}
		}
		if (at > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], ot = yn(s.min, t[0]), st = yn(s.max, t[0]), st - ot > 1 && (t[0][ot] < s.min && ot++, t[0][st] > s.max && st--), n.min = lt[ot], n.max = lt[st];
					} else n.show && n.auto && gn(s, o, n, t[a], n.sorted);
					n.idxs[0] = ot, n.idxs[1] = st;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && gn(u, A[o], r, c, r.sorted), d != null && gn(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == Zn ? null : n.min, n.max == -Infinity ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? qn(i.min) : e == 4 ? Xn(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? qn(i.max) : e == 4 ? Xn(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) z = !0, ra("setScale", e);
			se && M.left >= 0 && (Fe = Le = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Sn(e) {
		let t = $n(ot - 1, 0, at - 1), n = $n(st + 1, 0, at - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < at - 1;) n++;
		return [t, n];
	}
	function Cn() {
		if (at > 0) {
			let e = v.some((e) => e._focus) && dn != We.alpha;
			e && (d.globalAlpha = dn = We.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (wn(n, !1), wn(n, !0), e._paths == null)) {
					let a = dn;
					dn != e.alpha && (d.globalAlpha = dn = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Sn(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), dn != a && (d.globalAlpha = dn = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = dn;
					dn != e.alpha && (d.globalAlpha = dn = e.alpha), e._paths != null && An(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, ot, st, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, ot, st, a), An(t, !0));
					}
					dn != n && (d.globalAlpha = dn = n), ra("drawSeries", t);
				}
			}), e && (d.globalAlpha = dn = 1);
		}
	}
	function wn(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function An(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = K(l * H, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = ke - l / 2, t = Ae - l / 2, n = je + l, r = Me + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? Pn(s, l, n.dash, n.cap, c, r, i, o, a) : jn(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function jn(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || hr).band;
				vr(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && Nn(g, ot, st) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, Pn(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || Pn(n, i, a, o, s, c, l, u, d, f);
	}
	function Pn(e, t, n, r, i, a, o, s, c, l, u, f) {
		pn(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), In(i, o), Fn(e, a, t)) : s & ma ? (In(i, o), d.clip(f), Fn(e, a, t)) : s & pa && (d.save(), d.clip(f), u && d.clip(u), In(i, o), d.restore(), Fn(e, a, t)) : (In(i, o), Fn(e, a, t)), (c || l || f) && d.restore();
	}
	function Fn(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = zt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function In(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = qt = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Ln(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = ao(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Bn(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), pn(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Kn(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, tr(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, tr(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Ln(i, c, l, s == 0 ? L : R);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => lt[e]) : p, h = a.distr == 2 ? lt[p[1]] - lt[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = Hn(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function Jn(e) {
		let t = !0;
		return rt.forEach((n, i) => {
			let a = n(r, i, et, e);
			a != it[i] && (t = !1), it[i] = a;
		}), t;
	}
	function Qn() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Vn((t._lpos + s) * H);
				hn(t.labelFont[0], c, "center", n == 2 ? Ft : It), d.save(), i == 1 ? (a = o = 0, d.translate(p, Vn(Ae + Me / 2)), d.rotate((n == 3 ? -Rn : Rn) / 2)) : (a = Vn(ke + je / 2), o = p);
				let m = er(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? je : Me, h = i == 0 ? ke : Ae, _ = t._splits, v = p.distr == 2 ? _.map((e) => lt[e]) : _, x = p.distr == 2 ? lt[_[1]] - lt[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Vn(w * H), E = Vn((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * H), D = t._rotate * -Rn / 180, O = g(t._pos * H), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let ee = t.font[0];
			hn(ee, c, t.align == 1 ? Lt : t.align == 2 ? Rt : D > 0 ? Lt : D < 0 ? Rt : i == 0 ? "center" : n == 3 ? Rt : Lt, D || i == 1 ? "middle" : n == 2 ? Ft : It);
			let A = t.font[1] * t.lineGap, te = _.map((e) => g(s(e, p, m, h))), ne = t._values;
			for (let e = 0; e < ne.length; e++) {
				let t = ne[e];
				if (t != null) {
					i == 0 ? a = te[e] : o = te[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * A), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * A);
					}
				}
			}
			S.show && Bn(te, S.filter(r, v, e, f, x), i, n, O, T, K(S.width * H, 3), S.stroke(r, e), S.dash, S.cap);
			let re = t.grid;
			re.show && Bn(te, re.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? Ae : ke, i == 0 ? Me : je, K(re.width * H, 3), re.stroke(r, e), re.dash, re.cap), C.show && Bn([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? Ae : ke, i == 1 ? Me : je, K(C.width * H, 3), C.stroke(r, e), C.dash, C.cap);
		}
		ra("drawAxes");
	}
	function tr(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let nr = !1, sr = !1, cr = [];
	function ur() {
		sr = !1;
		for (let e = 0; e < cr.length; e++) ra(...cr[e]);
		cr.length = 0;
	}
	function dr() {
		nr ||= (Nr(yr), !0);
	}
	function mr(e, t = !1) {
		nr = !0, sr = t, e(r), yr(), t && cr.length > 0 && queueMicrotask(ur);
	}
	r.batch = mr;
	function yr() {
		if (Ne &&= (xn(), !1), z &&= (Be(), !1), Pe) {
			if (U(p, Lt, Ce), U(p, Ft, we), U(p, Nt, L), U(p, Pt, R), U(m, Lt, Ce), U(m, Ft, we), U(m, Nt, L), U(m, Pt, R), U(f, Nt, xe), U(f, Pt, Se), u.width = Vn(xe * H), u.height = Vn(Se * H), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						U(e, a ? "left" : "top", r - t), U(e, a ? "width" : "height", n), U(e, a ? "top" : "left", a ? we : Ce), U(e, a ? "height" : "width", a ? R : L), on(e, xt);
					} else an(e, xt);
				}
			}), zt = qt = Jt = Qt = tn = nn = rn = ln = Yt = null, dn = 1, Di(!0), Ce != Te || we != Ee || L != De || R != Oe) {
				tr(!1);
				let e = L / De, t = R / Oe;
				if (se && !Fe && M.left >= 0) {
					M.left *= e, M.top *= t, kr && un(kr, Vn(M.left), 0, L, R), Ar && un(Ar, 0, Vn(M.top), L, R);
					for (let n = 0; n < qe.length; n++) {
						let r = qe[n];
						r != null && (Je[n] *= e, Ye[n] *= t, un(r, Hn(Je[n]), Hn(Ye[n]), L, R));
					}
				}
				if (X.show && !Ie && X.left >= 0 && X.width > 0) {
					X.left *= e, X.width *= e, X.top *= t, X.height *= t;
					for (let e in Ai) U(Hr, e, X[e]);
				}
				Te = Ce, Ee = we, De = L, Oe = R;
			}
			ra("setSize"), Pe = !1;
		}
		xe > 0 && Se > 0 && (d.clearRect(0, 0, u.width, u.height), ra("drawClear"), w.forEach((e) => e()), ra("draw")), X.show && Ie && (Ur(X), Ie = !1), se && Fe && (Ti(null, !0, !1), Fe = !1), j.show && j.live && Le && (Ci(), Le = !1), c || (c = !0, r.status = 1, ra("ready")), ut = !1, nr = !1;
	}
	r.redraw = (e, t) => {
		z = t || !1, e === !1 ? dr() : Gr(S, D.min, D.max);
	};
	function wr(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (at == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (at > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && at > 0 && (n.min = yn(n.min, t[0]), n.max = yn(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, Ne = !0, dr();
		}
	}
	r.setScale = wr;
	let Tr, Or, kr, Ar, jr, Mr, Pr, Fr, Ir, Lr, q, J, Rr = !1, zr = M.drag, Y = zr.x, Br = zr.y;
	se && (M.x && (Tr = cn(Ct, m)), M.y && (Or = cn(wt, m)), D.ori == 0 ? (kr = Tr, Ar = Or) : (kr = Or, Ar = Tr), q = M.left, J = M.top);
	let X = r.select = Dr({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), Hr = X.show ? cn(St, X.over ? m : p) : null;
	function Ur(e, t) {
		if (X.show) {
			for (let t in e) X[t] = e[t], t in Ai && U(Hr, t, e[t]);
			t !== !1 && ra("setSelect");
		}
	}
	r.setSelect = Ur;
	function Wr(e) {
		if (v[e].show) N && on(ue[e], xt);
		else if (N && an(ue[e], xt), se) {
			let t = Ke ? qe[0] : qe[e];
			t != null && un(t, -10, -10, L, R);
		}
	}
	function Gr(e, t, n) {
		wr(e, {
			min: t,
			max: n
		});
	}
	function Kr(e, t, n, a) {
		t.focus != null && ri(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, Wr(r), i == 2 ? (Gr(n.facets[0].scale, null, null), Gr(n.facets[1].scale, null, null)) : Gr(n.scale, null, null), dr());
		}), n !== !1 && ra("setSeries", e, t), a && ga("setSeries", r, e, t);
	}
	r.setSeries = Kr;
	function qr(e, t) {
		Dr(x[e], t);
	}
	function Xr(e, t) {
		e.fill = G(e.fill || null), e.dir = W(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function Zr(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = Xr, r.setBand = qr, r.delBand = Zr;
	function Qr(e, t) {
		v[e].alpha = t, se && qe[e] != null && (qe[e].style.opacity = t), N && ue[e] && (ue[e].style.opacity = t);
	}
	let $r, ei, ti, ni = { focus: !0 };
	function ri(e) {
		if (e != ti) {
			let t = e == null, n = We.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && Qr(a, i ? 1 : We.alpha);
				}
			}), ti = e, n && dr();
		}
	}
	N && Ge && ye(Gt, F, (e) => {
		M._lock || (B(e), ti != null && Kr(null, ni, !0, aa.setSeries));
	});
	function ii(e, t, n) {
		let r = b[t];
		n && (e = e / H - (r.ori == 1 ? we : Ce));
		let i = L;
		r.ori == 1 && (i = R, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Gn(10, c) : l == 4 ? Yn(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function ai(e, n) {
		return yn(ii(e, S, n), t[0], ot, st);
	}
	r.valToIdx = (e) => yn(e, t[0]), r.posToIdx = ai, r.posToVal = ii, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? je : L, n ? ke : 0) : o(e, b[t], n ? Me : R, n ? Ae : 0), r.setCursor = (e, t, n) => {
		q = e.left, J = e.top, Ti(null, t, n);
	};
	function Z(e, t) {
		U(Hr, Lt, X.left = e), U(Hr, Nt, X.width = t);
	}
	function oi(e, t) {
		U(Hr, Ft, X.top = e), U(Hr, Pt, X.height = t);
	}
	let gi = D.ori == 0 ? Z : oi, bi = D.ori == 1 ? Z : oi;
	function xi() {
		if (N && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && pe) continue;
			let t = j.values[e], n = 0;
			for (let r in t) de[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function Ci(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : br(e.idx) || oe.fill(e.idx), j.idx = oe[0]), N && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !pe) && wi(e, oe[e]);
			xi();
		}
		Le = !1, t !== !1 && ra("setLegend");
	}
	r.setLegend = Ci;
	function wi(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? lt : t[e], o;
		pe ? o = i.values(r, e, n) ?? me : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? me : { _: o }), j.values[e] = o;
	}
	function Ti(e, n, a) {
		Ir = q, Lr = J, [q, J] = M.move(r, q, J), M.left = q, M.top = J, se && (kr && un(kr, Vn(q), 0, L, R), Ar && un(Ar, 0, Vn(J), L, R));
		let o, s = ot > st;
		$r = Zn, ei = null;
		let c = D.ori == 0 ? L : R, l = D.ori == 1 ? L : R;
		if (q < 0 || at == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = qe[e];
				t != null && un(t, -10, -10, L, R);
			}
			Ge && Kr(null, ni, !0, e == null && aa.setSeries), j.live && (oe.fill(o), Le = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? q : J, n = ii(e, S), o = M.idx = yn(n, t[0], ot, st), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Le = Le || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ge && S != null) {
						let t = D.ori == 1 ? q : J, n = zn(We.dist(r, e, x, _, t));
						if (n < $r) {
							let r = We.bias;
							if (r != 0) {
								let i = ii(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && ($r = n, ei = e);
							} else $r = n, ei = e;
						}
					}
					if (Le || Ke) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = V.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = V.size(r, e);
						if (v = V.fill(r, e), g = V.stroke(r, e), Ke) e == ei && $r <= We.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = qe[e];
							t != null && (Je[e] = c, Ye[e] = l, mn(t, a, o, y), fn(t, v, g), un(t, Hn(c), Hn(l), L, R));
						}
					}
				}
			}
			if (Ke) {
				let e = We.prox;
				if (Le || (ti == null ? $r <= e : $r > e || ei != ti)) {
					let e = qe[0];
					e != null && (Je[0] = s, Ye[0] = u, mn(e, d, f, p), fn(e, m, h), un(e, Hn(s), Hn(u), L, R));
				}
			}
		}
		if (X.show && Rr) {
			if (e != null) {
				let [t, n] = aa.scales, [r, i] = aa.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (Y = s._x, Br = s._y, Y || Br) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && Y ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), gi(Un(v, y), zn(y - v))) : gi(0, c), S && Br ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), bi(Un(v, y), zn(y - v))) : bi(0, l);
				} else Mi();
			} else {
				let e = zn(Ir - jr), t = zn(Lr - Mr);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				Y = zr.x && e >= zr.dist, Br = zr.y && t >= zr.dist;
				let n = zr.uni;
				n == null ? zr.x && zr.y && (Y || Br) && (Y = Br = !0) : Y && Br && (Y = e >= n, Br = t >= n, !Y && !Br && (t > e ? Br = !0 : Y = !0));
				let r, i;
				Y && (D.ori == 0 ? (r = Pr, i = q) : (r = Fr, i = J), gi(Un(r, i), zn(i - r)), Br || bi(0, l)), Br && (D.ori == 1 ? (r = Pr, i = q) : (r = Fr, i = J), bi(Un(r, i), zn(i - r)), Y || gi(0, c)), !Y && !Br && (gi(0, 0), bi(0, 0));
			}
		}
		if (zr._x = Y, zr._y = Br, e == null) {
			if (a) {
				if (da != null) {
					let [e, t] = aa.scales;
					aa.values[0] = e == null ? null : ii(D.ori == 0 ? q : J, e), aa.values[1] = t == null ? null : ii(D.ori == 1 ? q : J, t);
				}
				ga(Vt, r, q, J, L, R, o);
			}
			if (Ge) {
				let e = a && aa.setSeries, t = We.prox;
				ti == null ? $r <= t && Kr(ei, ni, !0, e) : $r > t ? Kr(null, ni, !0, e) : ei != ti && Kr(ei, ni, !0, e);
			}
		}
		Le && (j.idx = o, Ci()), n !== !1 && ra("setCursor");
	}
	let Ei = null;
	Object.defineProperty(r, "rect", { get() {
		return Ei ?? Di(!1), Ei;
	} });
	function Di(e = !1) {
		e ? Ei = null : (Ei = m.getBoundingClientRect(), ra("syncRect", Ei));
	}
	function Oi(e, t, n, r, i, a, o) {
		M._lock || Rr && e != null && e.movementX == 0 && e.movementY == 0 || (ki(e, t, n, r, i, a, o, !1, e != null), e == null ? Ti(t, !0, !1) : Ti(null, !0, !0));
	}
	function ki(e, t, n, i, a, o, c, l, u) {
		if (Ei ?? Di(!1), B(e), e != null) n = e.clientX - Ei.left, i = e.clientY - Ei.top;
		else {
			if (n < 0 || i < 0) {
				q = -10, J = -10;
				return;
			}
			let [e, r] = aa.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = aa.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? L : R, _ = D.ori == 1 ? L : R, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Vt) && ((n <= 1 || n >= L - 1) && (n = lr(n, L)), (i <= 1 || i >= R - 1) && (i = lr(i, R))), l ? (jr = n, Mr = i, [Pr, Fr] = M.move(r, n, i)) : (q = n, J = i);
	}
	let Ai = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function Mi() {
		Ur(Ai, !1);
	}
	let Ni, Pi, Fi, Ii;
	function Li(e, t, n, i, a, o, s) {
		Rr = !0, Y = Br = zr._x = zr._y = !1, ki(e, t, n, i, a, o, s, !0, !1), e != null && (ye(Ut, $t, Ri, !1), ga(Ht, r, Pr, Fr, L, R, null));
		let { left: c, top: l, width: u, height: d } = X;
		Ni = c, Pi = l, Fi = u, Ii = d;
	}
	function Ri(e, t, n, i, a, o, s) {
		Rr = zr._x = zr._y = !1, ki(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = X, f = u > 0 || d > 0, p = Ni != c || Pi != l || Fi != u || Ii != d;
		if (f && p && Ur(X), zr.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), Y && Gr(S, ii(e, S), ii(e + t, S)), Br) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != Zn && Gr(e, ii(n + r, e), ii(n, e));
			}
			Mi();
		} else M.lock && (M._lock = !M._lock, Ti(t, !0, e != null));
		e != null && (be(Ut, $t), ga(Ut, r, q, J, L, R, null));
	}
	function qi(e, t, n, r, i, a, o) {
		if (M._lock) return;
		B(e);
		let s = Rr;
		if (Rr) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = Y, r = Br) : (n = Br, r = Y), n && r && (e = q <= 10 || q >= L - 10, t = J <= 10 || J >= R - 10), n && e && (q = q < Pr ? 0 : L), r && t && (J = J < Fr ? 0 : R), Ti(null, !0, !0), Rr = !1;
		}
		q = -10, J = -10, oe.fill(null), Ti(null, !0, !0), s && (Rr = s);
	}
	function Ji(e, t, n, i, a, o, s) {
		M._lock || (B(e), ft(), Mi(), e != null && ga(Kt, r, q, J, L, R, null));
	}
	function Yi() {
		y.forEach(so), Re(r.width, r.height, !0);
	}
	_n(Xt, en, Yi);
	let Xi = {};
	Xi.mousedown = Li, Xi.mousemove = Oi, Xi.mouseup = Ri, Xi.dblclick = Ji, Xi.setSeries = (e, t, n, i) => {
		let a = aa.match[2];
		n = a(r, t, n), n != -1 && Kr(n, i, !0, !1);
	}, se && (ye(Ht, m, Li), ye(Vt, m, Oi), ye(Wt, m, (e) => {
		B(e), Di(!1);
	}), ye(Gt, m, qi), ye(Kt, m, Ji), Ga.add(r), r.syncRect = Di);
	let Zi = r.hooks = e.hooks || {};
	function ra(e, t, n) {
		sr ? cr.push([
			e,
			t,
			n
		]) : e in Zi && Zi[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Zi[t] = (Zi[t] || []).concat(e.hooks[t]);
	});
	let ia = (e, t, n) => n, aa = Dr({
		key: null,
		setSeries: !1,
		filters: {
			pub: ar,
			sub: ar
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			or,
			or,
			ia
		],
		values: [null, null]
	}, M.sync);
	aa.match.length == 2 && aa.match.push(ia), M.sync = aa;
	let da = aa.key, ha = fa(da);
	function ga(e, t, n, r, i, a, o) {
		aa.filters.pub(e, t, n, r, i, a, o) && ha.pub(e, t, n, r, i, a, o);
	}
	ha.sub(r);
	function va(e, t, n, r, i, a, o) {
		aa.filters.sub(e, t, n, r, i, a, o) && Xi[e](null, t, n, r, i, a, o);
	}
	r.pub = va;
	function ya() {
		ha.unsub(r), Ga.delete(r), ve.clear(), vn(Xt, en, Yi), l.remove(), F?.remove(), ra("destroy");
	}
	r.destroy = ya;
	function ba() {
		ra("init", e, t), dt(t || e.data, !1), A[S] ? wr(S, A[S]) : ft(), Ie = X.show && (X.width > 0 || X.height > 0), Fe = Le = !0, Re(e.width, e.height);
	}
	return v.forEach(Ze), y.forEach(tt), n ? n instanceof HTMLElement ? (n.appendChild(l), ba()) : n(r, ba) : ba(), r;
}
co.assign = Dr, co.fmtNum = In, co.rangeNum = Mn, co.rangeLog = En, co.rangeAsinh = Dn, co.orient = ha, co.pxRatio = H, co.join = Mr, co.fmtDate = Vr, co.tzDate = Ur, co.sync = fa;
{
	co.addGap = ba, co.clipGaps = ya;
	let e = co.paths = { points: Pa };
	e.linear = Ra, e.stepped = za, e.bars = Va, e.spline = Ua;
}
// src/colours.ts
var lo = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], uo = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], fo = [
	[],
	[8, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[4, 4],
	[14, 5],
	[1, 4]
], po = window.matchMedia("(prefers-color-scheme: dark)"), mo = V(po.matches);
po.addEventListener("change", (e) => {
	mo.value = e.matches;
});
function ho(e) {
	return (mo.value ? uo : lo)[e % lo.length];
}
function go(e) {
	return fo[e % fo.length];
}
function _o() {
	return mo.value ? "#c9d1d9" : "#3b434b";
}
function vo() {
	return mo.value ? "#2b323a" : "#e3e7eb";
}
// src/format.ts
function Q(e) {
	return Math.round(e).toLocaleString("en-US");
}
function yo(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${bo(e / 1e6)}M` : t >= 1e4 ? `${bo(e / 1e3)}k` : bo(e);
}
function bo(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function xo(e) {
	return e == null ? "–" : e >= 1e3 ? `${bo(e / 1e3)} s` : `${bo(e)} ms`;
}
function So(e) {
	return e === 0 ? "0 s" : e < 1 ? `${bo(e * 1e3)} ms` : `${bo(e)} s`;
}
function Co(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function wo(e) {
	return `${bo(e * 100)} %`;
}
// src/state.ts
var To = V(null), Eo = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], Do = () => Eo.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", Oo = V(Do());
window.addEventListener("hashchange", () => {
	Oo.value = Do();
}), $e(() => {
	Do() !== Oo.value && (location.hash = Oo.value);
});
var ko = V(""), Ao = V(""), jo = V(-1), Mo = V({
	load: "",
	outcome: "",
	text: "",
	atLeastMs: 0
}), No = V(-1), Po = Symbol.for("pv"), Fo = 0;
Array.isArray;
function $(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: Po,
		__v: --Fo,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/chart.tsx
var Io = [
	1,
	2,
	5,
	10,
	15,
	30,
	60,
	120,
	300,
	600,
	900,
	1800,
	3600,
	7200,
	14400,
	43200,
	86400
], Lo = co.sync("time");
function Ro(e) {
	let t = R(null), n = R(null), r = ct(!1), i = Math.max(0, ...e.lines.map((e) => e.values.length)), a = `chart-${e.title.replaceAll(/\W+/g, "-").toLowerCase()}`, o = mo.value, s = R(e);
	s.current = e;
	let c = e.lines.map((e) => e.label).join("\n");
	L(() => {
		let r = t.current;
		if (!r || i === 0) return;
		let a = {
			stroke: _o,
			grid: {
				stroke: vo(),
				width: 1
			},
			ticks: {
				stroke: vo(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, o = new co({
			width: r.clientWidth || 600,
			height: 170,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				sync: { key: Lo.key },
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: { size: 6 }
			},
			legend: { live: !0 },
			scales: {
				x: {
					time: !1,
					range: (e, t, n) => To.value ?? [t, Math.max(n, t + s.current.step)]
				},
				y: { range: (e, t, n) => [0, Math.max(.001, Math.max(n ?? 0, s.current.mark?.value ?? 0) * 1.08)] }
			},
			axes: [{
				...a,
				values: (e, t) => t.map(Co),
				size: 30,
				incrs: Io
			}, {
				...a,
				values: (e, t) => t.map(yo),
				size: 52
			}],
			series: [{
				label: "time",
				value: (e, t) => t === null ? "–" : Co(t)
			}, ...e.lines.map((e, t) => {
				let n = ho(e.colour ?? t);
				return {
					label: e.label,
					stroke: n,
					width: e.bars ? 0 : 1.75,
					dash: go(e.colour ?? t),
					spanGaps: !0,
					fill: e.bars ? n : void 0,
					paths: e.bars ? co.paths.bars({
						size: [.9, 40],
						align: 1
					}) : void 0,
					points: { show: !1 },
					value: (e, t) => t == null ? "–" : yo(t)
				};
			})],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (To.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(e) => {
					let t = s.current.mark;
					if (!t || t.value <= 0) return;
					let n = e.valToPos(t.value, "y", !0), { left: r, width: i } = e.bbox, a = e.ctx;
					a.save(), a.strokeStyle = a.fillStyle = _o(), a.lineWidth = devicePixelRatio, a.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]), a.beginPath(), a.moveTo(r, n), a.lineTo(r + i, n), a.stroke(), a.font = `${11 * devicePixelRatio}px system-ui, sans-serif`, a.textAlign = "right", a.textBaseline = "top", a.fillText(t.label, r + i - 4, n + 3), a.restore();
				}]
			}
		}, zo(s.current), r);
		n.current = o, o.over.addEventListener("click", () => {
			o.cursor.idx !== null && o.cursor.idx !== void 0 && s.current.onPick?.(o.cursor.idx * s.current.step);
		}), o.over.addEventListener("dblclick", () => {
			To.value = null;
		});
		let c = new ResizeObserver(() => {
			r.clientWidth > 0 && o.setSize({
				width: r.clientWidth,
				height: 170
			});
		});
		return c.observe(r), () => {
			c.disconnect(), o.destroy();
		};
	}, [
		i === 0,
		o,
		c
	]), L(() => {
		n.current?.setData(zo(e));
	}, [e.lines.at(-1)?.values]);
	let l = To.value;
	return L(() => {
		n.current?.setScale("x", {
			min: l?.[0] ?? 0,
			max: l?.[1] ?? i * e.step
		});
	}, [l]), /* @__PURE__ */ $("section", {
		class: "chart",
		"aria-labelledby": a,
		children: [
			/* @__PURE__ */ $("header", { children: [/* @__PURE__ */ $("h3", {
				id: a,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ $("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				"aria-pressed": r.value,
				onClick: () => {
					r.value = !r.value;
				},
				children: r.value ? "Chart" : "Table"
			})] }),
			/* @__PURE__ */ $("div", {
				ref: t,
				role: "img",
				"aria-label": Bo(e),
				hidden: r.value
			}),
			r.value && /* @__PURE__ */ $(Vo, {
				...e,
				points: i
			})
		]
	});
}
function zo({ lines: e, step: t }) {
	let n = Math.max(0, ...e.map((e) => e.values.length));
	return [Array.from({ length: n }, (e, n) => n * t), ...e.map((e) => e.values)];
}
function Bo({ title: e, unit: t, lines: n }) {
	return `${e}, ${t}: ${n.map((e) => `${e.label} at most ${yo(Math.max(0, ...e.values.map((e) => e ?? 0)))}`).join(", ")}. The button Table shows the numbers.`;
}
function Vo({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = To.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t)), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ $("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": `${r} as a table`,
		children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [/* @__PURE__ */ $("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ $("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ $("tbody", { children: l.map((n) => /* @__PURE__ */ $("tr", { children: [/* @__PURE__ */ $("th", {
			scope: "row",
			children: Co(n * t)
		}), e.map((e) => /* @__PURE__ */ $("td", { children: e.values[n] === null || e.values[n] === void 0 ? "–" : yo(e.values[n]) }, e.label))] }, n)) })] })
	});
}
// src/compare.tsx
function Ho() {
	let e = JSON.parse(document.getElementById("data")?.textContent || "null");
	return e?.schema === "holdfast.compare/v1" ? e : null;
}
var Uo = {
	better: "✓ BETTER",
	worse: "✗ WORSE",
	mixed: "± BETTER AND WORSE",
	same: "= NO DIFFERENCE",
	other_causes: "≠ OTHER CAUSES",
	not_compared: "? CAN'T BE COMPARED"
}, Wo = {
	better: "pass",
	worse: "fail",
	mixed: "fail",
	same: "pass",
	other_causes: "invalid",
	not_compared: "invalid"
};
function Go({ c: e }) {
	return /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $("header", {
		class: "top",
		children: [/* @__PURE__ */ $("p", {
			class: `verdict ${Wo[e.verdict]}`,
			children: Uo[e.verdict]
		}), /* @__PURE__ */ $("div", { children: [
			/* @__PURE__ */ $("h1", { children: [e.a.scenario === e.b.scenario ? e.a.scenario : `${e.a.scenario} and ${e.b.scenario}`, ": two runs"] }),
			/* @__PURE__ */ $("p", {
				class: "unit",
				children: ["A ", Ko(e.a)]
			}),
			/* @__PURE__ */ $("p", {
				class: "unit",
				children: ["B ", Ko(e.b)]
			})
		] })]
	}), /* @__PURE__ */ $("main", { children: [
		e.reasons.length > 0 && /* @__PURE__ */ $("ul", { children: e.reasons.map((e) => /* @__PURE__ */ $("li", {
			class: "bad",
			children: e
		}, e)) }),
		e.verdict === "other_causes" && /* @__PURE__ */ $("p", { children: "No number differs by more than the noise, but causes came or went. What happened once need not happen again: repeat the runs to know." }),
		/* @__PURE__ */ $(Jo, { c: e }),
		/* @__PURE__ */ $(Xo, { c: e }),
		/* @__PURE__ */ $(ts, { c: e }),
		/* @__PURE__ */ $(is, { c: e })
	] })] });
}
function Ko(e) {
	return `${e.id} · ${new Date(e.started).toISOString().slice(0, 19).replace("T", " ")} UTC · ${So(e.duration_s)} · seed ${e.seed} · ${e.verdict} · holdfast ${e.version}`;
}
var qo = {
	came: "Came with B",
	went: "Gone in B",
	stayed: "In both"
};
function Jo({ c: e }) {
	return e.causes.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ $("h2", {
			id: "causes",
			children: "Causes"
		}), e.causes.map((t, n) => /* @__PURE__ */ $("article", {
			class: "cause",
			children: [/* @__PURE__ */ $("h3", { children: [
				qo[t.what],
				": ",
				e.titles[t.cause] ?? t.cause,
				" ",
				/* @__PURE__ */ $("span", {
					class: "unit",
					children: [
						Q(t.a),
						" in A, ",
						Q(t.b),
						" in B; ",
						[...t.pools, ...t.loads].join(", ")
					]
				})
			] }), /* @__PURE__ */ $("p", { children: [t.sentence.charAt(0).toUpperCase() + t.sentence.slice(1), "."] })]
		}, n))]
	});
}
var Yo = {
	better: "✓ better",
	worse: "✗ worse",
	same: "= no difference that beats the noise",
	not_compared: "can't be compared",
	shown: "not judged"
};
function Xo({ c: e }) {
	let t = e.metrics.filter((e) => e.a !== null || e.b !== null);
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "numbers",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "numbers",
				children: "Numbers"
			}),
			/* @__PURE__ */ $("p", {
				class: "hint",
				children: [
					"Over the first ",
					e.seconds,
					" s of both. A change counts if it beats the noise of the seconds within the runs, such that equal runs are told apart in at most ",
					yo(e.level * 100),
					" of 100 comparisons, and if it is at least ",
					yo(e.least * 100),
					" %: runs differ by as much from one to the next."
				]
			}),
			/* @__PURE__ */ $("div", {
				class: "scroll",
				style: { maxHeight: "none" },
				tabIndex: 0,
				role: "region",
				"aria-label": "Numbers of both runs",
				children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
					"number",
					"A",
					"B",
					"change",
					"noise",
					"",
					"verdict"
				].map((e) => /* @__PURE__ */ $("th", {
					scope: "col",
					children: e
				}, e)) }) }), /* @__PURE__ */ $("tbody", { children: t.map((e) => /* @__PURE__ */ $("tr", { children: [
					/* @__PURE__ */ $("th", {
						scope: "row",
						style: { minWidth: "11rem" },
						children: /* @__PURE__ */ $("code", { children: Zo(e) })
					}),
					/* @__PURE__ */ $("td", { children: Qo(e, e.a) }),
					/* @__PURE__ */ $("td", { children: Qo(e, e.b) }),
					/* @__PURE__ */ $("td", { children: e.change === null ? "–" : `${e.change > 0 ? "+" : ""}${$o(e, e.change)}` }),
					/* @__PURE__ */ $("td", { children: e.noise === null ? "–" : `± ${$o(e, e.noise)}` }),
					/* @__PURE__ */ $("td", { children: e.change !== null && e.noise !== null && /* @__PURE__ */ $(es, {
						change: e.change,
						noise: e.noise
					}) }),
					/* @__PURE__ */ $("td", {
						class: e.verdict === "better" ? "good" : e.verdict === "worse" ? "bad" : "",
						style: {
							whiteSpace: "normal",
							minWidth: "14rem"
						},
						children: [Yo[e.verdict], e.note && /* @__PURE__ */ $("span", {
							class: "unit",
							children: [" ", e.note]
						})]
					})
				] }, Zo(e))) })] })
			})
		]
	});
}
function Zo(e) {
	return `${e.metric}(${e.name}${e.step ? `/${e.step}` : ""}${e.stat ? `, ${e.stat}` : ""})`;
}
function Qo(e, t) {
	if (t === null) return "–";
	switch (e.unit) {
		case "share": return `${yo(t * 100)} %`;
		case "ms": return t < 0 ? `-${xo(-t)}` : xo(t);
		case "per_s": return `${yo(t)}/s`;
	}
	return yo(t);
}
function $o(e, t) {
	return e.unit === "share" ? `${yo(t * 100)} pp` : Qo(e, t);
}
function es({ change: e, noise: t }) {
	let n = t === 0 ? 0 : Math.max(-3, Math.min(3, e / t)), r = (e) => 60 + e / 3 * 54;
	return /* @__PURE__ */ $("svg", {
		width: "120",
		height: "16",
		viewBox: "0 0 120 16",
		"aria-hidden": "true",
		children: [
			/* @__PURE__ */ $("rect", {
				x: r(-1),
				y: "4",
				width: r(1) - r(-1),
				height: "8",
				fill: "var(--wait)",
				rx: "2"
			}),
			/* @__PURE__ */ $("line", {
				x1: "60",
				x2: "60",
				y1: "1",
				y2: "15",
				stroke: "var(--dim)"
			}),
			/* @__PURE__ */ $("circle", {
				cx: r(n),
				cy: "8",
				r: "4",
				fill: Math.abs(n) > 1 ? "var(--accent)" : "var(--dim)"
			})
		]
	});
}
function ts({ c: e }) {
	return e.differs.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "plans",
		children: [/* @__PURE__ */ $("h2", {
			id: "plans",
			children: "Where the plans differ"
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Where the plans differ",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				"what",
				"A",
				"B",
				""
			].map((e) => /* @__PURE__ */ $("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ $("tbody", { children: e.differs.map((e) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: /* @__PURE__ */ $("code", { children: e.what })
				}),
				/* @__PURE__ */ $("td", { children: e.a || "absent" }),
				/* @__PURE__ */ $("td", { children: e.b || "absent" }),
				/* @__PURE__ */ $("td", {
					class: e.pressure ? "bad" : "unit",
					children: e.pressure ? "another load" : ""
				})
			] }, e.what)) })] })
		})]
	});
}
var ns = 3;
function rs({ title: e, unit: t, c: n, lines: r }) {
	return r.some((e) => e.values.some((e) => e !== null && e !== 0)) ? /* @__PURE__ */ $(Ro, {
		title: e,
		unit: t,
		step: n.step_s,
		lines: r
	}) : null;
}
function is({ c: e }) {
	let [t, n] = e.lines, r = (t) => t.map((t) => t / e.step_s), i = (t) => [...t, ...Array(Math.max(0, e.points - t.length)).fill(null)], a = (e, t) => [...new Set([...e ?? [], ...t ?? []].map((e) => e.name))].slice(0, ns), o = (e, t, n, r, a) => {
		let o = [];
		for (let [s, c] of [["A", n], ["B", r]]) {
			let n = c?.find((t) => t.name === e);
			n && o.push({
				label: `${s}: ${t}`,
				values: i(a(n))
			});
		}
		return o;
	};
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "axis",
				children: "Both runs in time"
			}),
			/* @__PURE__ */ $("p", {
				class: "hint",
				children: [
					"Each from its own start. Drag to zoom, double-click for all of it; the charts share one cursor.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					To.value && /* @__PURE__ */ $("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							To.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a(t.loads, n.loads).map((i) => /* @__PURE__ */ $("div", { children: [
				/* @__PURE__ */ $(rs, {
					title: `Latency of ${i}, p99`,
					unit: "ms from plan, ± 12 %",
					c: e,
					lines: o(i, "p99", t.loads, n.loads, (e) => e.latency_p99_ms)
				}),
				/* @__PURE__ */ $(rs, {
					title: `Latency of ${i}, p50`,
					unit: "ms from plan, ± 12 %",
					c: e,
					lines: o(i, "p50", t.loads, n.loads, (e) => e.latency_p50_ms)
				}),
				/* @__PURE__ */ $(rs, {
					title: `Good interactions of ${i}`,
					unit: "a second",
					c: e,
					lines: o(i, "good", t.loads, n.loads, (e) => r(e.good))
				}),
				/* @__PURE__ */ $(rs, {
					title: `Failed interactions of ${i}`,
					unit: "a second",
					c: e,
					lines: o(i, "failed", t.loads, n.loads, (e) => r(e.failed))
				})
			] }, i)),
			a(t.pools, n.pools).map((r) => /* @__PURE__ */ $("div", { children: [
				/* @__PURE__ */ $(rs, {
					title: `Open sockets of ${r}`,
					unit: "at the end of a second",
					c: e,
					lines: o(r, "open", t.pools, n.pools, (e) => e.open)
				}),
				/* @__PURE__ */ $(rs, {
					title: `Lost sockets of ${r}`,
					unit: `in ${e.step_s} s`,
					c: e,
					lines: o(r, "lost", t.pools, n.pools, (e) => e.lost)
				}),
				/* @__PURE__ */ $(rs, {
					title: `Pings of ${r}, p99`,
					unit: "ms, ± 12 %",
					c: e,
					lines: o(r, "p99", t.pools, n.pools, (e) => e.rtt_p99_ms)
				})
			] }, r)),
			/* @__PURE__ */ $(rs, {
				title: "Interactions in flight",
				unit: "most at once",
				c: e,
				lines: [{
					label: "A: in flight",
					values: i(t.in_flight ?? [])
				}, {
					label: "B: in flight",
					values: i(n.in_flight ?? [])
				}]
			})
		]
	});
}
// src/rows.tsx
var as = 30;
function os({ label: e, columns: t, rows: n, chosen: r, onChoose: i }) {
	let a = ct(0), o = ct(0), s = R(null), c = Math.max(0, Math.min(n.length - 14, Math.floor(a.value / as) - 4)), l = n.slice(Math.max(0, c), Math.max(0, c) + 14 + 8), u = { gridTemplateColumns: t.map((e) => e.width).join(" ") };
	L(() => {
		a.value = 0, o.value = 0, s.current && (s.current.scrollTop = 0);
	}, [n]);
	let d = (e) => {
		o.value = Math.max(0, Math.min(n.length - 1, e));
		let t = s.current, r = o.value * as;
		t && (r < t.scrollTop && (t.scrollTop = r), r + as > t.scrollTop + t.clientHeight - as && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return /* @__PURE__ */ $("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: s,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), d(o.value + t)), e.key === "Enter" && n[o.value] !== void 0 && i(n[o.value]);
		},
		"aria-activedescendant": n.length > 0 ? `${e}-${o.value}` : void 0,
		onScroll: (e) => {
			a.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ $("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: u,
			children: t.map((e) => /* @__PURE__ */ $("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ $("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * as}px`,
				position: "relative"
			},
			children: l.map((n, a) => {
				let s = Math.max(0, c) + a;
				return /* @__PURE__ */ $("div", {
					id: `${e}-${s}`,
					role: "row",
					"aria-rowindex": s + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${s === o.value ? " at" : ""}`,
					style: {
						...u,
						position: "absolute",
						top: `${s * as}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						o.value = s, i(n);
					},
					children: t.map((e) => /* @__PURE__ */ $("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/interactions.tsx
function ss({ page: e }) {
	let t = e.interactions, n = Mo.value, r = To.value, i = Ce(() => [...new Set(t.map((e) => e.failure ?? ""))].sort(), [t]), a = Ce(() => {
		let e = [], i = n.text.toLowerCase();
		return t.forEach((t, a) => {
			n.load !== "" && t.load !== Number(n.load) || (n.outcome === "good" ? t.failure : n.outcome !== "" && t.failure !== n.outcome) || n.atLeastMs > 0 && cs(t) * 1e3 < n.atLeastMs || r && (t.ended_s < r[0] || t.planned_s > r[1]) || (!i || t.steps.some((e) => `${e.step} ${e.status ?? ""} ${e.failure ?? ""} ${e.detail ?? ""}`.toLowerCase().includes(i)) || String(t.number) === i) && e.push(a);
		}), e;
	}, [
		t,
		n,
		r
	]), o = e.summary.interactions.total;
	if (o === 0 && !(e.loads ?? []).length) return /* @__PURE__ */ $("p", { children: "The scenario has no loads, so there were no interactions." });
	let s = t[No.value];
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "interactions",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ $("p", {
				class: "hint",
				children: [
					Q(e.live?.kept ?? t.length),
					" of ",
					Q(o),
					" are kept: the first of each load, step, outcome and second, the slowest, and some of the ordinary. Numbers elsewhere come from all of them."
				]
			}),
			/* @__PURE__ */ $("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ $("label", { children: ["load ", /* @__PURE__ */ $("select", {
						value: n.load,
						onChange: (e) => {
							Mo.value = {
								...n,
								load: e.currentTarget.value
							};
						},
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ $("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ $("label", { children: ["outcome ", /* @__PURE__ */ $("select", {
						value: n.outcome,
						onChange: (e) => {
							Mo.value = {
								...n,
								outcome: e.currentTarget.value
							};
						},
						children: [
							/* @__PURE__ */ $("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ $("option", {
								value: "good",
								children: "good"
							}),
							i.filter((e) => e).map((e) => /* @__PURE__ */ $("option", {
								value: e,
								children: e
							}, e))
						]
					})] }),
					/* @__PURE__ */ $("label", { children: [
						"at least ",
						/* @__PURE__ */ $("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => {
								Mo.value = {
									...n,
									atLeastMs: Number(e.currentTarget.value) || 0
								};
							}
						}),
						" ms"
					] }),
					/* @__PURE__ */ $("label", { children: ["text ", /* @__PURE__ */ $("input", {
						type: "search",
						placeholder: "step, status, detail, number",
						value: n.text,
						onInput: (e) => {
							Mo.value = {
								...n,
								text: e.currentTarget.value
							};
						}
					})] }),
					r && /* @__PURE__ */ $("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							To.value = null;
						},
						children: [
							"From ",
							So(Math.max(0, r[0])),
							" to ",
							So(r[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ $("span", {
						role: "status",
						children: [
							Q(a.length),
							" of ",
							Q(t.length)
						]
					})
				]
			}),
			/* @__PURE__ */ $(os, {
				label: "interactions",
				rows: a,
				chosen: No.value,
				onChoose: (e) => {
					No.value = e;
				},
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (n) => e.loads?.[t[n].load]?.name ?? ""
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => Q(t[e].number)
					},
					{
						head: "planned at",
						width: "7rem",
						right: !0,
						cell: (e) => So(t[e].planned_s)
					},
					{
						head: "from plan",
						width: "7rem",
						right: !0,
						cell: (e) => xo(cs(t[e]) * 1e3)
					},
					{
						head: "steps",
						width: "4rem",
						right: !0,
						cell: (e) => t[e].steps.length
					},
					{
						head: "outcome",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => /* @__PURE__ */ $("span", {
							class: t[e].failure ? "bad" : "good",
							children: t[e].failure ? `✗ ${t[e].failure}` : "✓ good"
						})
					}
				]
			}),
			s && /* @__PURE__ */ $(ls, {
				page: e,
				one: s
			})
		]
	});
}
function cs(e) {
	return e.ended_s - e.planned_s;
}
function ls({ page: e, one: t }) {
	let n = Math.max(1e-6, cs(t)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = (e, t) => `${Math.max(.3, (t - e) / n * 100)}%`, a = (e) => [
		e.status ? `status ${e.status}` : "",
		e.failure ?? "",
		e.attempts > 1 ? `${e.attempts} attempts` : "",
		e.detail ?? ""
	].filter((e) => e).join(", ");
	return /* @__PURE__ */ $("aside", {
		class: "detail",
		"aria-label": "One interaction",
		children: [/* @__PURE__ */ $("h3", { children: [
			e.loads?.[t.load]?.name,
			" ",
			Q(t.number),
			" ",
			/* @__PURE__ */ $("span", {
				class: "unit",
				children: [
					"planned at ",
					So(t.planned_s),
					", ",
					xo(n * 1e3),
					" from plan to end",
					t.failure ? `, ${t.failure}` : ""
				]
			})
		] }), /* @__PURE__ */ $("div", {
			class: "waterfall",
			children: [/* @__PURE__ */ $("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ $("span", { children: "start" }),
					/* @__PURE__ */ $("span", {
						class: "track",
						children: /* @__PURE__ */ $("i", {
							class: "wait",
							style: {
								left: "0",
								width: i(t.planned_s, t.started_s)
							}
						})
					}),
					/* @__PURE__ */ $("span", { children: [xo((t.started_s - t.planned_s) * 1e3), " late"] })
				]
			}), t.steps.map((e, t) => /* @__PURE__ */ $("div", {
				class: "bar-row",
				children: [
					/* @__PURE__ */ $("span", { children: e.step }),
					/* @__PURE__ */ $("span", {
						class: "track",
						children: [/* @__PURE__ */ $("i", {
							class: "wait",
							style: {
								left: r(e.planned_s),
								width: i(e.planned_s, Math.max(e.planned_s, e.sent_s))
							}
						}), /* @__PURE__ */ $("i", {
							class: e.failure ? "broken" : "work",
							style: {
								left: r(e.sent_s),
								width: i(e.sent_s, Math.max(e.sent_s, e.ended_s))
							}
						})]
					}),
					/* @__PURE__ */ $("span", { children: [xo((e.ended_s - e.sent_s) * 1e3), a(e) && `: ${a(e)}`] })
				]
			}, t))]
		})]
	});
}
// src/data.ts
function us() {
	let e = JSON.parse(document.getElementById("data")?.textContent ?? "");
	if (e.schema !== "holdfast.page/v1") throw Error(`this page shows holdfast.page/v1, not ${e.schema}`);
	return e;
}
// src/live.ts
var ds = V(null), fs = V("none"), ps = V(!1), ms = V({
	kept: 0,
	matched: 0,
	loaded: 0
}), hs = "";
function gs() {
	let e = us();
	e.live?.state === "connecting" ? (hs = _s(), fs.value = "connecting", xs(), $e(() => {
		ds.value && (document.title = `${ds.value.summary.run.scenario || "run"} ${ds.value.summary.verdict} · holdfast`);
	}), $e(() => {
		let e = [Mo.value, To.value];
		Oo.value === "interactions" && fs.value === "live" && e && js(!1, 250);
	})) : ds.value = e;
}
function _s() {
	let e = /^#key=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
	try {
		return e && sessionStorage.setItem("key", e), e && history.replaceState(null, "", location.pathname), e ?? sessionStorage.getItem("key") ?? "";
	} catch {
		return e ?? "";
	}
}
function vs(e, t = {}) {
	return fetch(e, {
		...t,
		cache: "no-store",
		credentials: "omit",
		headers: {
			...t.headers,
			Authorization: `Bearer ${hs}`
		}
	});
}
async function ys() {
	ps.value = !0;
	try {
		(await vs("/stop", {
			method: "POST",
			body: "{}",
			headers: { "Content-Type": "application/json" }
		})).ok || (ps.value = !1);
	} catch {
		ps.value = !1;
	}
}
var bs = 4e4;
async function xs() {
	for (let e = 500;; e = Math.min(e * 2, 5e3)) {
		let t = new AbortController();
		try {
			let n = await vs("/events", { signal: t.signal });
			if (n.status === 401) {
				fs.value = "refused";
				return;
			}
			if (!n.ok || !n.body) throw Error(n.statusText);
			e = 500, await Ss(n.body.getReader(), t);
		} catch {}
		if (t.abort(), fs.value === "over") return;
		fs.value = "lost", await new Promise((t) => {
			setTimeout(t, e);
		});
	}
}
async function Ss(e, t) {
	let n = new TextDecoder(), r = "";
	for (;;) {
		let i = setTimeout(() => {
			t.abort();
		}, bs), { value: a, done: o } = await e.read().finally(() => {
			clearTimeout(i);
		});
		if (o) return;
		let s = Math.max(0, r.length - 1);
		r += n.decode(a, { stream: !0 });
		for (let e = r.indexOf("\n\n", s); e >= 0; e = r.indexOf("\n\n")) {
			let t = /^event: (\w+)\ndata: (.*)$/s.exec(r.slice(0, e));
			if (r = r.slice(e + 2), t && ws(t[1], JSON.parse(t[2])), fs.value === "over") return;
		}
	}
}
var Cs = {
	total: 0,
	pool: [],
	socket: [],
	attempt: [],
	cause: [],
	phase: [],
	how: [],
	code: [],
	ended_s: [],
	age_s: [],
	silence_s: [],
	silence_sent_s: [],
	silence_received_s: [],
	detail: []
};
function ws(e, t) {
	e === "end" ? (jo.value = Ds(ds.value?.ends, t.ends), No.value = Os(ds.value?.interactions, t.interactions), ds.value = t, fs.value = "over") : (ds.value = Ts(e === "more" ? ds.value : null, t, ds.value?.interactions ?? []), fs.value = "live");
}
function Ts(e, t, n) {
	let r = t.live.from, i = t.live.first_end, a = (e, t) => [...(e ?? []).slice(0, r), ...t ?? []], o = (t.pools ?? []).map((t, n) => {
		let r = e?.pools?.[n];
		return {
			...t,
			open: a(r?.open, t.open),
			refused: a(r?.refused, t.refused),
			lost: a(r?.lost, t.lost),
			rtt_p99_ms: a(r?.rtt_p99_ms, t.rtt_p99_ms)
		};
	}), s = (t.loads ?? []).map((t, n) => {
		let r = e?.loads?.[n];
		return {
			...t,
			planned: a(r?.planned, t.planned),
			started: a(r?.started, t.started),
			good: a(r?.good, t.good),
			failed: a(r?.failed, t.failed),
			throttled: a(r?.throttled, t.throttled),
			latency_p50_ms: a(r?.latency_p50_ms, t.latency_p50_ms),
			latency_p99_ms: a(r?.latency_p99_ms, t.latency_p99_ms),
			service_p99_ms: a(r?.service_p99_ms, t.service_p99_ms)
		};
	}), c = (e, t, n) => Object.fromEntries(Object.entries(t).map(([t, i]) => [t, a(e?.[t] ?? Array(r).fill(n), i)])), l = t.generator, u = e?.generator;
	return {
		...t,
		pools: o,
		loads: s,
		interactions: n,
		in_flight: a(e?.in_flight, t.in_flight),
		closes: c(e?.closes, t.closes, 0),
		platform: c(e?.platform, t.platform, null),
		generator: {
			lateness_p99_ms: a(u?.lateness_p99_ms, l.lateness_p99_ms),
			cpu: a(u?.cpu, l.cpu),
			waited: a(u?.waited, l.waited),
			sockets: a(u?.sockets, l.sockets)
		},
		ends: Es(e?.ends ?? Cs, t.ends, i)
	};
}
function Es(e, t, n) {
	if (!t.pool?.length && n === e.pool.length && t.total === e.total) return e;
	let r = Object.keys(Cs).filter((e) => e !== "total"), i = { total: t.total };
	for (let a of r) i[a] = [...e[a].slice(0, n), ...t[a] ?? []];
	return i;
}
function Ds(e, t) {
	let n = jo.value;
	return !e || n < 0 ? -1 : t.pool.findIndex((r, i) => r === e.pool[n] && t.socket[i] === e.socket[n] && t.attempt[i] === e.attempt[n]);
}
function Os(e, t) {
	let n = e?.[No.value];
	return n ? t.findIndex((e) => e.load === n.load && e.number === n.number) : -1;
}
var ks = 0, As = 0;
function js(e, t = 0) {
	clearTimeout(ks), ks = window.setTimeout(() => {
		Ms(e);
	}, t);
}
async function Ms(e) {
	let t = ++As, n = Mo.value, r = To.value, i = e ? ds.value?.interactions ?? [] : [], a = new URLSearchParams({
		offset: String(i.length),
		limit: "500"
	});
	n.load !== "" && a.set("load", n.load), n.outcome && a.set("outcome", n.outcome), n.text && a.set("text", n.text), n.atLeastMs > 0 && a.set("at_least_ms", String(n.atLeastMs)), r && (a.set("from_s", String(Math.max(0, r[0]))), a.set("to_s", String(Math.max(0, r[1]))));
	try {
		let e = await vs(`/interactions?${a}`);
		if (!e.ok) return;
		let n = await e.json(), r = ds.value;
		if (t !== As || !r?.live) return;
		let o = new Set(i.map((e) => `${e.load} ${e.number}`)), s = [...i, ...n.interactions.filter((e) => !o.has(`${e.load} ${e.number}`))];
		No.value = Os(r.interactions, s), ms.value = {
			kept: n.kept,
			matched: n.matched,
			loaded: s.length
		}, ds.value = {
			...r,
			interactions: s
		};
	} catch {}
}
// src/overview.tsx
function Ns({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ $(x, { children: [
		/* @__PURE__ */ $(Ps, { page: e }),
		/* @__PURE__ */ $(Ls, { s: t }),
		/* @__PURE__ */ $(Bs, { page: e }),
		/* @__PURE__ */ $(Vs, { s: t }),
		/* @__PURE__ */ $(Us, { s: t }),
		/* @__PURE__ */ $(Ws, { s: t })
	] });
}
function Ps({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ $("h2", {
			id: "causes",
			children: ["Causes", e.live && " so far"]
		}), t.map((t, n) => /* @__PURE__ */ $(Fs, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function Fs({ c: e, title: t, drawn: n }) {
	let r = () => {
		ko.value = e.cause, Ao.value = "", jo.value = -1, Oo.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ $("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ $("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ $("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${Q(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						wo(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ $("p", { children: Is(e.sentence) }),
			/* @__PURE__ */ $("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ $("details", { children: [/* @__PURE__ */ $("summary", { children: "Evidence" }), /* @__PURE__ */ $("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ $("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ $("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function Is(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
function Ls({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ $("h2", {
			id: "thresholds",
			children: ["Thresholds", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ $("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ $("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: [/* @__PURE__ */ $("code", { children: e.expr }), e.implied && /* @__PURE__ */ $("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ $("td", { children: e.value === null ? "–" : Rs(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function Rs(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? wo(t) : /_ms\(/.test(e) ? xo(t) : yo(t);
}
var zs = 6;
function Bs({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (t) => t.map((t) => t / e.step_s), i = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, a = t.slice(0, zs).map((e) => ({
		label: i(e.name, "open", t),
		values: e.open
	})), o = t.reduce((e, t) => e + t.wanted, 0), s = [], c = [];
	for (let e of n.slice(0, 3)) s.push({
		label: i(e.name, "planned", n),
		values: r(e.planned)
	}, {
		label: i(e.name, "started", n),
		values: r(e.started)
	}, {
		label: i(e.name, "good", n),
		values: r(e.good)
	}), e.throttled.some((e) => e > 0) && s.push({
		label: i(e.name, "throttled (429)", n),
		values: r(e.throttled)
	}), e.failed.some((e) => e > 0) && s.push({
		label: i(e.name, "failed", n),
		values: r(e.failed)
	}), c.push({
		label: i(e.name, "p50 from plan", n),
		values: e.latency_p50_ms
	}, {
		label: i(e.name, "p99 from plan", n),
		values: e.latency_p99_ms
	}, {
		label: i(e.name, "p99 service", n),
		values: e.service_p99_ms
	});
	for (let e of t.slice(0, 3)) e.rtt_p99_ms.some((e) => e !== null) && c.push({
		label: i(e.name, "p99 of pings", t),
		values: e.rtt_p99_ms
	});
	let l = Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n,
		bars: !0
	})), u = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), d = e.summary.platform?.max_concurrent ?? 0, f = e.summary.interactions.max_concurrent, p = (t) => {
		To.value = [Math.max(0, t - 5 * e.step_s), t + 6 * e.step_s], ko.value = "", Oo.value = "sockets";
	}, m = e.generator;
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ $("p", {
				class: "hint",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					To.value && /* @__PURE__ */ $("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							To.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ $(Ro, {
				title: "Open sockets",
				unit: `of ${Q(o)} wanted`,
				step: e.step_s,
				lines: a,
				mark: {
					value: t.length === 1 ? o : 0,
					label: `wanted ${Q(o)}`
				}
			}),
			l.length > 0 && /* @__PURE__ */ $(Ro, {
				title: "Closes by cause",
				unit: `sockets in ${e.step_s} s; click one to see them`,
				step: e.step_s,
				lines: l,
				onPick: p
			}),
			n.length > 0 && /* @__PURE__ */ $(Ro, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				mark: {
					value: f,
					label: `maximum concurrent interactions ${Q(f)}`
				}
			}),
			u.length > 0 && /* @__PURE__ */ $(Ro, {
				title: "The platform's own view",
				unit: "as it counts",
				step: e.step_s,
				lines: u,
				mark: {
					value: d,
					label: `its maximum concurrent interactions ${Q(d)}`
				}
			}),
			s.length > 0 && /* @__PURE__ */ $(Ro, {
				title: "Arrivals",
				unit: "a second",
				step: e.step_s,
				lines: s
			}),
			c.length > 0 && /* @__PURE__ */ $(Ro, {
				title: "Latency",
				unit: "ms, ± 12 %",
				step: e.step_s,
				lines: c
			}),
			/* @__PURE__ */ $(Ro, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: m.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ $(Ro, {
				title: "The generator's processors",
				unit: "",
				step: e.step_s,
				lines: [{
					label: "used",
					values: m.cpu ?? []
				}, {
					label: "waited for",
					values: m.waited ?? []
				}]
			})
		]
	});
}
function Vs({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ $("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Pools",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				e.verdict === "running" ? "open now" : "held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ $("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ $("tbody", { children: t.map(([t, n]) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: t
				}),
				/* @__PURE__ */ $("td", { children: Q(n.wanted) }),
				/* @__PURE__ */ $("td", { children: Q(n.opened) }),
				/* @__PURE__ */ $("td", {
					class: n.refused > 0 ? "bad" : "",
					children: Q(n.refused)
				}),
				/* @__PURE__ */ $("td", {
					class: n.lost > 0 ? "bad" : "",
					children: Q(n.lost)
				}),
				/* @__PURE__ */ $("td", { children: Q(e.verdict === "running" ? n.opened - n.lost : n.held_to_end) }),
				/* @__PURE__ */ $("td", { children: Q(n.peak_open) }),
				/* @__PURE__ */ $("td", { children: Hs(n.connect_ms) }),
				/* @__PURE__ */ $("td", { children: Hs(n.ping_rtt_ms) })
			] }, t)) })] })
		})]
	});
}
function Hs(e) {
	return e.count > 0 ? `${xo(e.p50)} / ${xo(e.p99)}` : "–";
}
function Us({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ $("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ $("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ $("div", {
			class: "scroll",
			tabIndex: 0,
			role: "region",
			"aria-label": "Loads",
			children: /* @__PURE__ */ $("table", { children: [/* @__PURE__ */ $("thead", { children: /* @__PURE__ */ $("tr", { children: [
				"load",
				"planned",
				"started",
				"not started",
				"good",
				"failed",
				"throttled",
				"good a second",
				"latency p50 / p99 / max",
				"service p99"
			].map((e) => /* @__PURE__ */ $("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ $("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ $("tr", { children: [
				/* @__PURE__ */ $("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ $("td", { children: Q(t.planned) }),
				/* @__PURE__ */ $("td", { children: Q(t.started) }),
				/* @__PURE__ */ $("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: Q(t.not_started)
				}),
				/* @__PURE__ */ $("td", { children: Q(t.succeeded) }),
				/* @__PURE__ */ $("td", {
					class: t.failed > 0 ? "bad" : "",
					children: Q(t.failed)
				}),
				/* @__PURE__ */ $("td", { children: Q(t.throttled) }),
				/* @__PURE__ */ $("td", { children: yo(t.good_per_s) }),
				/* @__PURE__ */ $("td", { children: [
					xo(t.latency_ms.p50),
					" / ",
					xo(t.latency_ms.p99),
					" / ",
					xo(t.latency_ms.max)
				] }),
				/* @__PURE__ */ $("td", { children: xo(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function Ws({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "generator",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "generator",
				children: ["The generator", e.verdict === "running" && " so far"]
			}),
			/* @__PURE__ */ $("p", { children: [
				e.verdict !== "running" && (t.valid ? "Valid: " : "Not valid: "),
				"CPU ",
				yo(t.cpu_s),
				" s, memory ",
				yo(t.peak_rss_bytes / (1 << 20)),
				" MiB, late by ",
				xo(t.lateness_ms.p99),
				" at p99 and ",
				xo(t.lateness_ms.max),
				" at most."
			] }),
			t.reasons.length > 0 && /* @__PURE__ */ $("ul", { children: t.reasons.map((e) => /* @__PURE__ */ $("li", {
				class: "bad",
				children: e
			}, e)) })
		]
	});
}
// src/sockets.tsx
function Gs({ page: e }) {
	let t = e.ends, n = Ce(() => [...new Set(t.cause)], [t]), r = Ce(() => {
		let n = [], r = To.value;
		for (let i = 0; i < t.cause.length; i++) ko.value && t.cause[i] !== ko.value || Ao.value && e.pools?.[t.pool[i]]?.name !== Ao.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		ko.value,
		Ao.value,
		To.value
	]), i = Ce(() => r.filter((e) => t.phase[e] === "open"), [r]);
	if (t.total === 0) return /* @__PURE__ */ $("p", { children: "No socket was refused or lost." });
	let a = (t) => e.titles[t] ?? t, o = jo.value;
	return /* @__PURE__ */ $("section", {
		"aria-labelledby": "sockets",
		children: [
			/* @__PURE__ */ $("h2", {
				id: "sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ $("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ $("label", { children: ["cause ", /* @__PURE__ */ $("select", {
						value: ko.value,
						onChange: (e) => {
							ko.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ $("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ $("label", { children: ["pool ", /* @__PURE__ */ $("select", {
						value: Ao.value,
						onChange: (e) => {
							Ao.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ $("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ $("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					To.value && /* @__PURE__ */ $("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							To.value = null;
						},
						children: [
							"From ",
							So(Math.max(0, To.value[0])),
							" to ",
							So(To.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ $("span", {
						role: "status",
						children: [
							Q(r.length),
							" of ",
							Q(t.cause.length),
							t.total > t.cause.length && `, a sample of ${Q(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ $("div", {
				class: "two",
				children: [/* @__PURE__ */ $(qs, {
					page: e,
					rows: i,
					causes: n
				}), /* @__PURE__ */ $("div", { children: [
					/* @__PURE__ */ $(Zs, {
						title: "Silence either way",
						values: i.map((e) => t.silence_s[e])
					}),
					/* @__PURE__ */ $(Zs, {
						title: "Silence of the server",
						values: i.map((e) => t.silence_received_s[e])
					}),
					/* @__PURE__ */ $(Zs, {
						title: "Silence of ours",
						values: i.map((e) => t.silence_sent_s[e])
					}),
					/* @__PURE__ */ $(Zs, {
						title: "Age",
						values: i.map((e) => t.age_s[e])
					}),
					/* @__PURE__ */ $(Zs, {
						title: "Instant",
						values: i.map((e) => t.ended_s[e])
					})
				] })]
			}),
			/* @__PURE__ */ $(os, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: (e) => {
					jo.value = e;
				},
				columns: [
					{
						head: "pool",
						width: "minmax(6rem,1fr)",
						cell: (n) => e.pools?.[t.pool[n]]?.name ?? ""
					},
					{
						head: "socket",
						width: "5rem",
						right: !0,
						cell: (e) => t.socket[e]
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (e) => a(t.cause[e])
					},
					{
						head: "ended as",
						width: "minmax(8rem,1.2fr)",
						cell: (e) => t.how[e].replaceAll("_", " ") + (t.code[e] ? ` ${t.code[e]}` : "")
					},
					{
						head: "at",
						width: "6rem",
						right: !0,
						cell: (e) => So(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? So(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? So(t.silence_s[e]) : "–"
					}
				]
			}),
			o >= 0 && t.cause[o] !== void 0 && /* @__PURE__ */ $(Ks, {
				page: e,
				i: o
			})
		]
	});
}
function Ks({ page: e, i: t }) {
	let n = e.ends, r = [
		["cause", e.titles[n.cause[t]] ?? n.cause[t]],
		["came as far as", n.phase[t]],
		["ended as", n.how[t].replaceAll("_", " ") + (n.code[t] ? ` ${n.code[t]}` : "")],
		["attempt", String(n.attempt[t])],
		["ended at", So(n.ended_s[t])]
	];
	return n.phase[t] === "open" && r.push(["age", So(n.age_s[t])], ["silence either way", So(n.silence_s[t])], ["silence of the server", So(n.silence_received_s[t])], ["silence of ours", So(n.silence_sent_s[t])]), n.detail[t] && r.push(["detail", n.detail[t]]), /* @__PURE__ */ $("aside", {
		class: "detail",
		"aria-label": "Evidence of one socket",
		children: [/* @__PURE__ */ $("h3", { children: [
			e.pools?.[n.pool[t]]?.name,
			" socket ",
			n.socket[t]
		] }), /* @__PURE__ */ $("dl", { children: r.map(([e, t]) => /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $("dt", { children: e }), /* @__PURE__ */ $("dd", { children: t })] })) })]
	});
}
function qs({ page: e, rows: t, causes: n }) {
	let r = R(null), i = mo.value, a = e.ends, o = t.map((e) => a.age_s[e]), s = t.map((e) => a.silence_s[e]), c = Math.max(.001, Xs(o)) * 1.05, l = Math.max(.001, Xs(s)) * 1.05, u = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, d = () => {
		let e = r.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let d = devicePixelRatio || 1, f = e.clientWidth, p = e.clientHeight;
		e.width = f * d, e.height = p * d, i.scale(d, d), i.font = "11px system-ui, sans-serif";
		let m = (e) => u.left + e / c * (f - u.left - u.right), h = (e) => p - u.bottom - e / l * (p - u.top - u.bottom);
		i.strokeStyle = vo(), i.fillStyle = _o();
		for (let e = 0; e <= 4; e++) {
			let t = c * e / 4, n = l * e / 4;
			i.beginPath(), i.moveTo(m(t), u.top), i.lineTo(m(t), p - u.bottom), i.moveTo(u.left, h(n)), i.lineTo(f - u.right, h(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(yo(t), m(t), p - u.bottom + 14), i.textAlign = "right", i.fillText(yo(n), u.left - 6, h(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (u.left + f - u.right) / 2, p - 4), i.save(), i.translate(11, (u.top + p - u.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(a.cause[e]);
			i.fillStyle = i.strokeStyle = ho(r), Js(i, r, m(o[t]), h(s[t]));
		}), i.globalAlpha = 1;
	};
	return L(() => {
		d();
		let e = new ResizeObserver(d);
		return r.current && e.observe(r.current), () => e.disconnect();
	}, [t, i]), /* @__PURE__ */ $("figure", { children: [/* @__PURE__ */ $("canvas", {
		ref: r,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = r.current;
			if (!n) return;
			let i = n.getBoundingClientRect(), a = i.width, d = i.height, f = -1, p = 400;
			t.forEach((t, n) => {
				let r = u.left + o[n] / c * (a - u.left - u.right), m = d - u.bottom - s[n] / l * (d - u.top - u.bottom), h = (r - (e.clientX - i.left)) ** 2 + (m - (e.clientY - i.top)) ** 2;
				h < p && (p = h, f = t);
			}), f >= 0 && (jo.value = f);
		},
		"aria-label": `${Q(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ $("figcaption", { children: n.filter((e) => t.some((t) => a.cause[t] === e)).map((t) => /* @__PURE__ */ $("span", {
		class: "key",
		children: [
			/* @__PURE__ */ $(Ys, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function Js(e, t, n, r) {
	switch (e.beginPath(), t % 4) {
		case 0:
			e.arc(n, r, 2.6, 0, 7), e.fill();
			return;
		case 1:
			e.rect(n - 2.4, r - 2.4, 4.8, 4.8), e.fill();
			return;
		case 2:
			e.moveTo(n, r - 3.4), e.lineTo(n + 3.2, r + 2.6), e.lineTo(n - 3.2, r + 2.6), e.fill();
			return;
		default: e.moveTo(n - 3, r - 3), e.lineTo(n + 3, r + 3), e.moveTo(n + 3, r - 3), e.lineTo(n - 3, r + 3), e.stroke();
	}
}
function Ys({ n: e }) {
	return /* @__PURE__ */ $("span", {
		"aria-hidden": "true",
		style: { color: ho(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function Xs(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function Zs({ title: e, values: t }) {
	let n = Math.max(1e-6, Xs(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = Xs(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${So(o)}, spread ${So(s)}`;
	return /* @__PURE__ */ $("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ $("figcaption", { children: c }), /* @__PURE__ */ $("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ $("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Qs() {
	return ds.value ? /* @__PURE__ */ $(ac, { page: ds.value }) : /* @__PURE__ */ $("p", {
		role: "status",
		children: fs.value === "refused" ? $s : fs.value === "lost" ? `${ec} Trying again …` : "Waiting for the run …"
	});
}
var $s = "The key of this run is missing, or it is that of another run: open the address that holdfast printed.", ec = "Connection lost: the run's process has ended, or cannot be reached.";
function tc({ page: e }) {
	let t = e.live;
	if (!t) return null;
	let n = fs.value === "lost" || fs.value === "refused", r = `This is how the run was at ${So(Math.floor(t.at_s))}.`, i = [
		fs.value === "lost" && `${ec} ${r} Trying again …`,
		fs.value === "refused" && `Connection lost: another run is at this address now. ${r}`,
		!n && t.state === "judging" && "The run is over; its causes are being named.",
		!n && t.state !== "judging" && (t.state === "stopping" || ps.value) && "Stopping …",
		t.missed > 0 && `The page was too slow for ${Q(t.missed)} reports of the run: it has gaps until the end.`
	].filter((e) => e).join(" ");
	return /* @__PURE__ */ $("p", {
		role: "status",
		class: `going${n ? " away" : ""}`,
		children: i
	});
}
function nc({ page: e }) {
	return e.live?.state !== "running" || fs.value !== "live" || ps.value ? null : /* @__PURE__ */ $("button", {
		type: "button",
		class: "stop",
		onClick: () => {
			confirm("Stop this run? It ends as with Ctrl-C: the record and the summary are written.") && ys();
		},
		children: "Stop the run"
	});
}
function rc({ page: e }) {
	let t = ms.value, n = (e.live?.kept ?? 0) - t.kept;
	return !e.live || e.live.kept === 0 ? null : /* @__PURE__ */ $("p", {
		class: "hint",
		children: [
			"The latest ",
			Q(t.loaded),
			" of ",
			Q(t.matched),
			" that match.",
			t.loaded < t.matched && /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					js(!0);
				},
				children: "More"
			}),
			n > 0 && /* @__PURE__ */ $("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					js(!1);
				},
				children: [Q(n), " new: look again"]
			})
		]
	});
}
var ic = {
	pass: "✓ PASS",
	fail: "✗ FAIL",
	invalid: "? INVALID",
	running: "● RUNNING"
};
function ac({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ $(x, { children: [
		/* @__PURE__ */ $("header", {
			class: "top",
			children: [
				/* @__PURE__ */ $("p", {
					class: `verdict ${t.verdict}`,
					children: ic[t.verdict]
				}),
				/* @__PURE__ */ $("div", { children: [/* @__PURE__ */ $("h1", { children: n.scenario || "run" }), /* @__PURE__ */ $("p", {
					class: "unit",
					children: [
						n.id,
						" · ",
						new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
						" UTC · ",
						e.live ? `${So(Math.floor(e.live.at_s))} of ${So(e.live.duration_s)}` : So(n.duration_s),
						" · seed ",
						n.seed,
						" · against ",
						r || n.target.addresses.join(", "),
						n.interrupted && " · interrupted",
						n.aborted_by && ` · ended by ${n.aborted_by}`,
						" · holdfast ",
						n.version
					]
				})] }),
				/* @__PURE__ */ $(nc, { page: e })
			]
		}),
		/* @__PURE__ */ $(tc, { page: e }),
		/* @__PURE__ */ $("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (Oo.value = Eo[(Eo.findIndex(([e]) => e === Oo.value) + t + Eo.length) % Eo.length][0], document.getElementById(`tab-${Oo.value}`)?.focus());
			},
			children: Eo.map(([e, t]) => /* @__PURE__ */ $("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": Oo.value === e,
				"aria-controls": "view",
				tabIndex: Oo.value === e ? 0 : -1,
				onClick: () => {
					Oo.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ $("main", { children: /* @__PURE__ */ $("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${Oo.value}`,
			children: [
				Oo.value === "overview" && /* @__PURE__ */ $(Ns, { page: e }),
				Oo.value === "sockets" && /* @__PURE__ */ $(Gs, { page: e }),
				Oo.value === "interactions" && /* @__PURE__ */ $(x, { children: [/* @__PURE__ */ $(ss, { page: e }), /* @__PURE__ */ $(rc, { page: e })] })
			]
		}) })
	] });
}
var oc = document.getElementById("page");
try {
	let e = Ho();
	e || gs(), oc.replaceChildren(), F(e ? /* @__PURE__ */ $(Go, { c: e }) : /* @__PURE__ */ $(Qs, {}), oc);
} catch (e) {
	oc.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
