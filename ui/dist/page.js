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
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), re(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, M(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
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
	for (c = k(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = re(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && P(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = A(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function k(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = j(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), oe(s, s));
	return r;
}
function A(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = A(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function j(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function ee(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function te(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || ee(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || ee(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = ne(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
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
function ne(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function re(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, k, A, j, ee, te, ne, re, M, P, I = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = ie(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	n: if (typeof I == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = I.prototype) && f.render, k = (f = I.contextType) && i[f.__c], A = f ? k ? k.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new I(E, A) : (n.__c = y = new S(E, A), y.constructor = I, y.render = F), k && k.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), I.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, I.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !I.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, A), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, A)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break n;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, A), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !I.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = A, y.props = E, y.__P = t, y.__g &= -5, j = e.__r, ee = D ? 25 : 0;
			do
				y.__g &= -9, j && j(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++ee < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), te = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && oe(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = O(t, h(te) ? te : [te], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(M = o.indexOf(c || void 0)) || (M = o.length); (P = o[M - 1]) && P.nodeType == 8;) M--;
						for (; M < o.length; M++) if (P = o[M]) {
							if (o[M] = null, ne) {
								if (P == re) break;
							} else {
								if (P.nodeType != 8) break;
								P.data.startsWith("$s") && (re = ie(ne = P));
							}
						}
					}
					if (!ne) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						ne = c;
					}
					(f = ie(ne = n.__c.__z || (n.__c.__z = ne))) ? (n.__e = ne, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || ae(n), e.__e(t, n, r);
		}
	} else c = n.__e = N(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function ie(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function ae(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(ae));
}
function M(t, n, r) {
	for (var i = 0; i < r.length;) P(r[i++], r[i++], r[i++]);
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
function N(t, n, r, i, a, o, s, c, l, u) {
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
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || te(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || te(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), O(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || te(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && te(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function P(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function oe(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || P(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && oe(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = ie(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function F(e, t, n) {
	return this.constructor(e, n);
}
function I(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], re(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), M(a, n.__k, o), n.__k.props.children = null;
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
// src/format.ts
function L(e) {
	return Math.round(e).toLocaleString("en-US");
}
function se(e) {
	let t = Math.abs(e);
	return t === 0 ? "0" : t >= 1e6 ? `${ce(e / 1e6)}M` : t >= 1e4 ? `${ce(e / 1e3)}k` : ce(e);
}
function ce(e) {
	let t = Math.abs(e);
	return String(Number(e.toFixed(t >= 100 ? 0 : t >= 10 ? 1 : t >= 1 ? 2 : 4)));
}
function R(e) {
	return e == null ? "–" : e >= 1e3 ? `${ce(e / 1e3)} s` : `${ce(e)} ms`;
}
function z(e) {
	return e === 0 ? "0 s" : e < 1 ? `${ce(e * 1e3)} ms` : `${ce(e)} s`;
}
function le(e) {
	let t = Math.floor(e / 60), n = Math.floor(t / 60), r = e - t * 60, i = Number.isInteger(r) ? String(r).padStart(2, "0") : r.toFixed(1).padStart(4, "0");
	return n > 0 ? `${n}:${String(t % 60).padStart(2, "0")}:${i}` : `${t}:${i}`;
}
function ue(e) {
	return `${ce(e * 100)} %`;
}
function de(e) {
	return e < 1024 ? `${e} B` : e < 1 << 20 ? `${ce(e / 1024)} KiB` : `${ce(e / (1 << 20))} MiB`;
}
function fe(e) {
	let t = e.endsWith(".") ? e : `${e}.`;
	return t.charAt(0).toUpperCase() + t.slice(1);
}
// node_modules/preact/hooks/dist/hooks.mjs
var pe, me, he, ge, _e = Object.is, ve = 0, ye = [], B = [], V = e, be = V.__b, xe = V.__r, Se = V.diffed, Ce = V.__c, we = V.unmount, Te = V.__;
function Ee(e, t) {
	V.__h && V.__h(me, e, ve || t), ve = 0;
	var n = me.__H || (me.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function De(e, t) {
	var n = Ee(pe++, 3);
	!V.__s && Le(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, me.__H.__h.push(n));
}
function Oe(e) {
	return ve = 5, ke(function() {
		return { current: e };
	}, []);
}
function ke(e, t) {
	var n = Ee(pe++, 7);
	return Le(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Ae() {
	var e = Ee(pe++, 11);
	if (!e.__) {
		for (var t = me.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function je() {
	var e;
	do {
		for (; e = B.shift();) try {
			Fe(e);
		} catch (t) {
			V.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = ye.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Fe), t.__h.some(Ie), t.__h = [];
			} catch (n) {
				t.__h = [], V.__e(n, e.__v);
			}
		}
	} while (B.length);
}
V.__b = function(e) {
	me = null, be && be(e);
}, V.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Te && Te(e, t);
}, V.__r = function(e) {
	xe && xe(e), pe = 0;
	var t = (me = e.__c).__H;
	t && (he == me ? me.__h = [] : (t.__h.some(Fe), t.__h.some(Ie), pe = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), he = me;
}, V.diffed = function(e) {
	Se && Se(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Pe(ye.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), he = me = null;
}, V.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Fe), e.__h = e.__h.filter(function(e) {
				return !e.__ || Ie(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), Ce && Ce(e, t);
}, V.unmount = function(e) {
	we && we(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Pe(B.push(r));
			} else Fe(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && V.__e(t, r.__v));
};
var Me = typeof requestAnimationFrame == "function";
function Ne(e) {
	var t, n = function() {
		clearTimeout(r), Me && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Me && (t = requestAnimationFrame(n));
}
function Pe(e) {
	e != 1 && ge == V.requestAnimationFrame || ((ge = V.requestAnimationFrame) || Ne)(je);
}
function Fe(e) {
	var t = me, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), me = t;
}
function Ie(e) {
	var t = me;
	e.__c = e.__(), me = t;
}
function Le(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !_e(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Re = Symbol.for("preact-signals");
function ze() {
	if (We > 1) We--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Je;
			for (Je = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ue !== void 0;) {
			var n = Ue;
			for (Ue = void 0, Ge++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && $e(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Ge = 0, We--, t) throw e;
	}
}
function Be(e) {
	if (We > 0) return e();
	qe = ++Ke, We++;
	try {
		return e();
	} finally {
		ze();
	}
}
var Ve, H = void 0;
function He(e) {
	var t = H, n = Ve;
	H = void 0, Ve = void 0;
	try {
		return e();
	} finally {
		H = t, Ve = n;
	}
}
var Ue = void 0, We = 0, Ge = 0, Ke = 0, qe = 0, Je = void 0, Ye = 0;
function Xe(e) {
	if (H !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== H) return t = {
			i: 0,
			S: e,
			p: H.s,
			n: void 0,
			t: H,
			e: void 0,
			x: void 0,
			r: t
		}, H.s !== void 0 && (H.s.n = t), H.s = t, e.n = t, 32 & H.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = H.s, t.n = void 0, H.s.n = t, H.s = t), t;
	}
}
function Ze(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
Ze.prototype.brand = Re, Ze.prototype.h = function() {
	return !0;
}, Ze.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? He(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, Ze.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && He(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, Ze.prototype.subscribe = function(e) {
	var t = this;
	return ct(function() {
		var n = t.value;
		He(function() {
			return e(n);
		});
	}, { name: "sub" });
}, Ze.prototype.valueOf = function() {
	return this.value;
}, Ze.prototype.toString = function() {
	return this.value + "";
}, Ze.prototype.toJSON = function() {
	return this.value;
}, Ze.prototype.peek = function() {
	var e = this;
	return He(function() {
		return e.value;
	});
}, Object.defineProperty(Ze.prototype, "value", {
	get: function() {
		var e = Xe(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Ge > 100) throw Error("Cycle detected");
			(function(e) {
				We !== 0 && Ge === 0 && e.l !== qe && (e.l = qe, Je = {
					S: e,
					v: e.v,
					i: e.i,
					o: Je
				});
			})(this), this.v = e, this.i++, Ye++, We++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				ze();
			}
		}
	}
});
function Qe(e, t) {
	return new Ze(e, t);
}
function $e(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function et(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function tt(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function nt(e, t) {
	Ze.call(this, void 0, t), this.x = e, this.s = void 0, this.g = Ye - 1, this.f = 4;
}
nt.prototype = new Ze(), nt.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === Ye)) return !0;
	if (this.g = Ye, this.f |= 1, this.i > 0 && !$e(this)) return this.f &= -2, !0;
	var e = H;
	try {
		et(this), H = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return H = e, tt(this), this.f &= -2, !0;
}, nt.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	Ze.prototype.S.call(this, e);
}, nt.prototype.U = function(e) {
	if (this.t !== void 0 && (Ze.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, nt.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(nt.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Xe(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function rt(e, t) {
	return new nt(e, t);
}
function it(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		We++;
		var n = H;
		H = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, at(e), t;
		} finally {
			H = n, ze();
		}
	}
}
function at(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, it(e);
}
function ot(e) {
	if (H !== this) throw Error("Out-of-order effect");
	tt(this), H = e, this.f &= -2;
	try {
		8 & this.f && at(this);
	} finally {
		ze();
	}
}
function st(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, Ve && Ve.push(this);
}
st.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, st.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, it(this), et(this), We++;
	var e = H;
	return H = this, ot.bind(this, e);
}, st.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ue, Ue = this);
}, st.prototype.d = function() {
	this.f |= 8, 1 & this.f || at(this);
}, st.prototype.dispose = function() {
	this.d();
};
function ct(e, t) {
	var n = new st(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var lt, ut, dt = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, ft = [];
ct(function() {
	lt = this.N;
})();
function pt(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function mt(e) {
	if (ut) {
		var t = ut;
		ut = void 0, t();
	}
	ut = e && e.S();
}
function ht(e) {
	var t = this, r = e.data, i = _t(r);
	i.name = "ReactiveDom", i.value = r;
	var a = ke(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = rt(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = rt(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = ct(function() {
			if (this.N = bt, o.value) {
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
ht.displayName = "ReactiveTextNode", Object.defineProperties(Ze.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: ht
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
}), pt("__b", function(e, t) {
	if (mt(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof Ze && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), pt("__r", function(e, t) {
	if (e(t), t.type !== x) {
		mt();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return ct(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				dt && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), mt(n);
	}
}), pt("__e", function(e, t, n, r) {
	mt(), e(t, n, r);
}), pt("diffed", function(e, t) {
	mt();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = gt(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function gt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = Qe(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: ct(function() {
			this.N = bt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
pt("unmount", function(e, t) {
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
}), pt("__h", function(e, t, n, r) {
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
function _t(e, t) {
	return ke(function() {
		return Qe(e, t);
	}, []);
}
var vt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function yt() {
	Be(function() {
		for (var e; e = ft.shift();) lt.call(e);
	});
}
function bt() {
	ft.push(this) === 1 && (e.requestAnimationFrame || vt)(yt);
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var xt = Symbol.for("pv"), St = 0;
Array.isArray;
function U(t, n, r, i, a, o) {
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
		constructor: xt,
		__v: --St,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/rows.tsx
var Ct = 30;
function wt({ label: e, columns: t, rows: n, chosen: r, onChoose: i, onClose: a }) {
	let o = _t(0), s = _t(0), c = Oe(null), l = Math.max(0, Math.min(n.length - 14, Math.floor(o.value / Ct) - 4)), u = Array.prototype.slice.call(n, l, l + 14 + 8), d = { gridTemplateColumns: t.map((e) => e.width).join(" ") }, f = Oe(void 0);
	De(() => {
		let e = f.current === void 0 ? -1 : Array.prototype.indexOf.call(n, f.current);
		e >= 0 && e === s.value || (p(Math.max(0, e)), e < 0 && c.current && (c.current.scrollTop = 0));
	}, [n]);
	let p = (e) => {
		s.value = Math.max(0, Math.min(n.length - 1, e)), f.current = s.value > 0 ? n[s.value] : void 0;
		let t = c.current, r = s.value * Ct;
		t && (r < t.scrollTop && (t.scrollTop = r), r + Ct > t.scrollTop + t.clientHeight - Ct && (t.scrollTop = r + 60 - t.clientHeight));
	};
	return De(() => {
		let e = r < 0 || n[s.value] === r ? -1 : Array.prototype.indexOf.call(n, r);
		e >= 0 && p(e);
	}, [r]), /* @__PURE__ */ U("div", {
		class: "rows",
		role: "grid",
		"aria-label": e,
		"aria-rowcount": n.length + 1,
		tabIndex: 0,
		ref: c,
		onKeyDown: (e) => {
			let t = {
				ArrowDown: 1,
				ArrowUp: -1,
				PageDown: 14,
				PageUp: -14,
				Home: -n.length,
				End: n.length
			}[e.key];
			t !== void 0 && (e.preventDefault(), p(s.value + t)), e.key === "Enter" && n[s.value] !== void 0 && i(n[s.value], !0), e.key === "Escape" && a?.();
		},
		"aria-activedescendant": s.value >= l && s.value < l + u.length ? `${e}-${s.value}` : void 0,
		onScroll: (e) => {
			o.value = e.currentTarget.scrollTop;
		},
		children: [/* @__PURE__ */ U("div", {
			class: "row head",
			role: "row",
			"aria-rowindex": 1,
			style: d,
			children: t.map((e) => /* @__PURE__ */ U("span", {
				role: "columnheader",
				class: e.right ? "right" : "",
				children: e.head
			}, e.head))
		}), /* @__PURE__ */ U("div", {
			role: "rowgroup",
			style: {
				height: `${n.length * Ct}px`,
				position: "relative"
			},
			children: u.map((n, a) => {
				let o = l + a;
				return /* @__PURE__ */ U("div", {
					id: `${e}-${o}`,
					role: "row",
					"aria-rowindex": o + 2,
					"aria-selected": n === r,
					class: `row${n === r ? " chosen" : ""}${o === s.value ? " at" : ""}`,
					style: {
						...d,
						position: "absolute",
						top: `${o * Ct}px`,
						left: "0",
						right: "0"
					},
					onClick: () => {
						p(o), i(n, !1);
					},
					children: t.map((e) => /* @__PURE__ */ U("span", {
						role: "gridcell",
						class: e.right ? "right" : "",
						children: e.cell(n)
					}, e.head))
				}, n);
			})
		})]
	});
}
// src/state.ts
var W = Qe(null), Tt = Qe(null), Et = [
	["overview", "Overview"],
	["sockets", "Sockets"],
	["interactions", "Interactions"]
], Dt = (e) => {
	let [t, ...n] = location.hash.slice(1).split("=");
	return t === e ? n.join("=") : "";
}, Ot = () => Dt("interaction") ? "interactions" : Dt("socket") ? "sockets" : Et.find(([e]) => `#${e}` === location.hash)?.[0] ?? "overview", kt = Qe(Ot()), At = Qe(Dt("interaction")), jt = Qe(Dt("socket"));
window.addEventListener("hashchange", () => {
	kt.value = Ot(), At.value = Dt("interaction"), jt.value = Dt("socket");
}), ct(() => {
	let e = (kt.value === "interactions" && At.value ? `#interaction=${At.value}` : kt.value === "sockets" && jt.value ? `#socket=${jt.value}` : "") || `#${kt.value}`;
	location.hash.startsWith("#key=") || location.hash !== e && (e !== "#overview" || location.hash !== "") && (location.hash = e);
});
function Mt(e, ...t) {
	return [encodeURIComponent(e), ...t].join("/");
}
var Nt = Qe(""), Pt = Qe(""), Ft = Qe(null), It = {
	load: "",
	outcome: "",
	cause: "",
	status: "",
	text: "",
	atLeastMs: 0,
	atMostMs: 0,
	between: null,
	slowest: !1
}, Lt = Qe(It), Rt = {
	1: "established",
	2: "SYN sent",
	4: "FIN wait 1",
	5: "FIN wait 2",
	6: "time wait",
	7: "closed",
	8: "close wait",
	9: "last ACK",
	11: "closing"
};
function zt(e) {
	let [t, n, r, i, a, o, s, c, l, u, d, f, p, m] = e, h = [
		["TCP was", Rt[t] ?? `in state ${t}`],
		["round trip", `${R(l / 1e3)} ± ${R(u / 1e3)}`],
		["segments", `${L(d)} in, ${L(f)} out`],
		["by the kernel's clocks", `data sent ${R(o)}, data received ${R(s)}, an ACK ${R(c)} before`]
	];
	return (i > 0 || r > 0 || n > 0) && h.push(["retransmitted", `${L(i)} segments; ${L(r)} times in a row at the end, backoff ${n}`]), (a > 0 || p > 0) && h.push(["not acknowledged", `${L(a)} segments, ${de(p)}`]), m > 0 && h.push(["not read by us", de(m)]), h;
}
// src/waterfall.tsx
var Bt = {
	late: "late",
	queued: "waiting for a connection",
	connect: "connect",
	tls: "TLS",
	answer: "waiting for the first byte",
	read: "reading",
	wait: "waiting to try again",
	think: "the customer thinks",
	work: "waiting for a message"
};
function Vt({ title: e, label: t, byKey: n, onClose: r, children: i }) {
	let a = Oe(null);
	return De(() => {
		n && a.current?.focus({ preventScroll: !0 }), a.current?.scrollIntoView({ block: "nearest" });
	}, [t, n]), /* @__PURE__ */ U("aside", {
		class: "detail",
		"aria-label": t,
		ref: a,
		tabIndex: -1,
		onKeyDown: (e) => {
			e.key === "Escape" && (e.stopPropagation(), r());
		},
		children: [/* @__PURE__ */ U("div", {
			class: "detail-head",
			children: [/* @__PURE__ */ U("h3", { children: e }), /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				onClick: r,
				children: "Close"
			})]
		}), i]
	});
}
function Ht({ page: e, one: t }) {
	let n = Math.max(1e-6, ...[t.ended_s, ...t.frames.map((e) => e.at_s)].map((e) => e - t.planned_s)), r = (e) => `${Math.max(0, Math.min(100, (e - t.planned_s) / n * 100))}%`, i = Gt(t), a = new Set(i.flatMap((e) => e.segments.map((e) => e.phase)));
	return /* @__PURE__ */ U(x, { children: [
		/* @__PURE__ */ U(Ut, {
			page: e,
			one: t
		}),
		/* @__PURE__ */ U("div", {
			class: "waterfall",
			role: "list",
			"aria-label": "What it did, in order",
			children: [/* @__PURE__ */ U("div", {
				class: "bar-row axis",
				"aria-hidden": "true",
				children: [
					/* @__PURE__ */ U("span", {}),
					/* @__PURE__ */ U("span", {
						class: "scale",
						children: [
							0,
							.25,
							.5,
							.75,
							1
						].map((e) => /* @__PURE__ */ U("i", {
							style: { left: `${e * 100}%` },
							children: R(e * n * 1e3)
						}, e))
					}),
					/* @__PURE__ */ U("span", {})
				]
			}), i.map((e, t) => /* @__PURE__ */ U("div", {
				class: `bar-row${e.sub ? " sub" : ""}`,
				role: "listitem",
				children: [
					/* @__PURE__ */ U("span", {
						class: "name",
						children: e.label
					}),
					/* @__PURE__ */ U("span", {
						class: "track",
						"aria-hidden": "true",
						children: [e.segments.map((e, t) => /* @__PURE__ */ U("i", {
							class: `seg ${e.phase}${e.broken ? " broken" : ""}`,
							title: `${Bt[e.phase]} ${R((e.to - e.from) * 1e3)}`,
							style: {
								left: r(e.from),
								width: `max(2px, ${Math.max(0, (e.to - e.from) / n * 100)}%)`
							}
						}, t)), e.frames?.map((e, t) => /* @__PURE__ */ U("i", {
							class: `mark ${e.out ? "out" : "in"}`,
							title: `${e.out ? "sent" : "received"} ${e.kind} ${e.text}`,
							style: { left: r(e.at_s) }
						}, t))]
					}),
					/* @__PURE__ */ U("span", {
						class: e.bad ? "bad" : "",
						children: e.note
					})
				]
			}, t))]
		}),
		/* @__PURE__ */ U("p", {
			class: "legend",
			"aria-hidden": "true",
			children: [Object.keys(Bt).filter((e) => a.has(e)).map((e) => /* @__PURE__ */ U("span", { children: [
				/* @__PURE__ */ U("i", { class: `seg ${e}` }),
				" ",
				Bt[e]
			] }, e)), t.frames.length > 0 && /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U("span", { children: [/* @__PURE__ */ U("i", { class: "mark out" }), " sent"] }), /* @__PURE__ */ U("span", { children: [/* @__PURE__ */ U("i", { class: "mark in" }), " received"] })] })]
		}),
		t.missing.steps > 0 && /* @__PURE__ */ U("p", {
			class: "hint",
			children: [
				L(t.missing.steps),
				" more steps are not kept: an interaction keeps its first ",
				L(t.steps.length),
				"."
			]
		}),
		t.missing.attempts > 0 && /* @__PURE__ */ U("p", {
			class: "hint",
			children: [L(t.missing.attempts), " more attempts are not kept."]
		}),
		t.breaks.map((n, r) => /* @__PURE__ */ U(Xt, {
			page: e,
			one: t,
			b: n
		}, r)),
		t.missing.breaks > 0 && /* @__PURE__ */ U("p", {
			class: "hint",
			children: [L(t.missing.breaks), " more connections that ended are not kept."]
		}),
		t.frames.length > 0 && /* @__PURE__ */ U(Zt, { one: t })
	] });
}
function Ut({ page: e, one: t }) {
	let n = e.summary.causes[t.cause], r = Wt(t).reduce((e, [t, n]) => e + n - t, 0);
	return /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U("dl", {
		class: "facts",
		children: [
			/* @__PURE__ */ U("dt", { children: "planned at" }),
			/* @__PURE__ */ U("dd", { children: z(t.planned_s) }),
			/* @__PURE__ */ U("dt", { children: "started" }),
			/* @__PURE__ */ U("dd", { children: [R(Math.max(0, t.started_s - t.planned_s) * 1e3), " after plan"] }),
			/* @__PURE__ */ U("dt", { children: "from plan to end" }),
			/* @__PURE__ */ U("dd", { children: [R((t.ended_s - t.planned_s) * 1e3), r > 0 && `, of which the customer thinks ${R(r * 1e3)}`] }),
			/* @__PURE__ */ U("dt", { children: "outcome" }),
			/* @__PURE__ */ U("dd", {
				class: t.failure ? "bad" : "good",
				children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
			}),
			t.conversation && /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U("dt", { children: "conversation" }), /* @__PURE__ */ U("dd", { children: t.conversation })] })
		]
	}), n && /* @__PURE__ */ U("p", {
		class: "cause",
		children: [
			/* @__PURE__ */ U("b", { children: e.titles[n.cause] ?? n.cause.replaceAll("_", " ") }),
			": ",
			fe(n.sentence),
			" ",
			/* @__PURE__ */ U("span", {
				class: "advice",
				children: n.advice
			})
		]
	})] });
}
function Wt(e) {
	let t = [], n = e.planned_s;
	for (let r of e.steps) r.planned_s - n > 1e-6 && t.push([n, r.planned_s]), n = r.ended_s;
	return e.missing.steps === 0 && e.ended_s - n > 1e-4 && t.push([n, e.ended_s]), t;
}
function Gt(e) {
	let t = [], n = Wt(e), r = (e, n) => t.push({
		label: "think",
		segments: [{
			phase: "think",
			from: e,
			to: n
		}],
		note: R((n - e) * 1e3)
	});
	e.steps.forEach((i, a) => {
		for (; n.length > 0 && n[0][1] <= i.planned_s + 1e-9;) r(...n.shift());
		let o = e.attempts.filter((e) => e.position === a), s = [
			i.status > 0 && i.status !== 101 ? `status ${i.status}` : "",
			i.failure && i.failure !== String(i.status) ? i.failure.replaceAll("_", " ") : "",
			i.detail
		].filter((e) => e).join(", ");
		if (o.length === 1) {
			let e = qt(o[0], i.planned_s);
			t.push({
				label: i.name,
				segments: e,
				note: /* @__PURE__ */ U(x, { children: [Yt(e), s && /* @__PURE__ */ U("b", { children: [" ", s] })] }),
				bad: i.failure !== ""
			});
		} else o.length === 0 ? t.push({
			label: i.name,
			segments: Kt(i),
			note: /* @__PURE__ */ U(x, { children: [R((i.ended_s - Math.max(i.planned_s, i.sent_s)) * 1e3), s && /* @__PURE__ */ U("b", { children: [" ", s] })] }),
			bad: i.failure !== ""
		}) : (t.push({
			label: i.name,
			segments: [],
			note: /* @__PURE__ */ U(x, { children: [
				L(i.attempts),
				" attempts in ",
				R((i.ended_s - i.planned_s) * 1e3),
				s && /* @__PURE__ */ U("b", { children: [" ", s] })
			] }),
			bad: i.failure !== ""
		}), o.forEach((e, n) => {
			let r = qt(e, n === 0 ? i.planned_s : e.asked_s), a = o[n + 1], s = a ? a.asked_s : e.wait_s > 0 ? e.ended_s + e.wait_s : e.ended_s;
			s > e.ended_s && r.push({
				phase: "wait",
				from: e.ended_s,
				to: s
			});
			let c = [
				e.status > 0 ? `status ${e.status}` : "",
				e.failure && e.failure !== String(e.status) ? e.failure.replaceAll("_", " ") : "",
				e.retry_after ? `Retry-After: ${e.retry_after}` : "",
				s > e.ended_s ? `waited ${R((s - e.ended_s) * 1e3)}` : ""
			].filter((e) => e).join(", ");
			t.push({
				label: `attempt ${n + 1}`,
				sub: !0,
				segments: r,
				note: /* @__PURE__ */ U(x, { children: [
					Yt(r),
					" ",
					/* @__PURE__ */ U("b", { children: c })
				] }),
				bad: e.failure !== ""
			});
		}));
	});
	for (let [e, t] of n) r(e, t);
	for (let n of new Set(e.frames.map((e) => e.socket))) {
		let r = e.frames.filter((e) => e.socket === n);
		t.push({
			label: `frames of ${n}`,
			segments: [],
			frames: r,
			note: `${L(r.filter((e) => e.out).length)} sent, ${L(r.filter((e) => !e.out).length)} received`
		});
	}
	return t;
}
function Kt(e) {
	let t = [];
	return e.sent_s > e.planned_s + 1e-4 && t.push({
		phase: "late",
		from: e.planned_s,
		to: e.sent_s
	}), t.push({
		phase: "work",
		from: Math.max(e.planned_s, e.sent_s),
		to: e.ended_s,
		broken: e.failure !== ""
	}), t;
}
function qt(e, t) {
	let n = [], r = (e, t, r, i = 0) => {
		r - t > i && n.push({
			phase: e,
			from: t,
			to: r
		});
	};
	r("late", t, e.asked_s, 1e-4), r("queued", e.asked_s, e.dialed_s || e.sent_s || e.ended_s, 1e-4), e.dialed_s > 0 && r("connect", e.dialed_s, e.connected_s || e.ended_s), e.connected_s > 0 && (e.secured_s > 0 || e.sent_s === 0) && r("tls", e.connected_s, e.secured_s || e.ended_s), e.sent_s > 0 && r("answer", e.sent_s, e.first_byte_s || e.ended_s), e.first_byte_s > 0 && r("read", e.first_byte_s, e.ended_s);
	let i = n.at(-1);
	return i && e.failure && (i.broken = !0), n;
}
var Jt = {
	late: "late",
	queued: "queued",
	connect: "connect",
	tls: "TLS",
	answer: "first byte",
	read: "read",
	wait: "",
	think: "",
	work: ""
};
function Yt(e) {
	return e.filter((e) => Jt[e.phase]).map((e) => `${Jt[e.phase]} ${R((e.to - e.from) * 1e3)}`).join(" · ");
}
function Xt({ page: e, one: t, b: n }) {
	let r = t.steps[n.position], i = e.summary.run.target.addresses[n.address], a = [["ended as", `${n.how.replaceAll("_", " ")}${n.errname ? ` ${n.errname}` : ""}${n.close_code ? ` ${n.close_code}` : ""}`]];
	return n.reason && a.push(["reason given", n.reason]), n.detail && a.push(["detail", n.detail]), a.push(["ended at", `${z(n.ended_s)}, ${R((n.ended_s - t.planned_s) * 1e3)} after plan`], ["during", r?.name ?? "what came next"]), a.push(["could be used for", n.ready_s > 0 ? R((n.ended_s - n.ready_s) * 1e3) : "never"]), a.push(["last received", n.received_s > 0 ? `${R((n.ended_s - n.received_s) * 1e3)} before the end` : "nothing"], ["last sent", n.sent_s > 0 ? `${R((n.ended_s - n.sent_s) * 1e3)} before the end` : "nothing"]), n.tls && a.push(["TLS", n.close_notify ? "ended properly (close_notify)" : "ended without close_notify"]), i && a.push(["address", `${i}${n.local_port ? `, from our port ${n.local_port}` : ""}`]), n.tcp && a.push(...zt(n.tcp)), a.push(["this machine was away", `${R(n.own_gap_s * 1e3)} at most in the 10 s before`]), /* @__PURE__ */ U("section", {
		class: "evidence",
		children: [/* @__PURE__ */ U("h4", { children: [n.socket ? `The WebSocket ${n.socket}` : "A connection", " ended"] }), /* @__PURE__ */ U("dl", { children: a.map(([e, t]) => /* @__PURE__ */ U("div", { children: [/* @__PURE__ */ U("dt", { children: e }), /* @__PURE__ */ U("dd", { children: t })] }, e)) })]
	});
}
function Zt({ one: e }) {
	let t = e.missing.frames > 0 ? e.frames.length / 2 : -1, n = new Set(e.frames.map((e) => e.socket)).size > 1;
	return /* @__PURE__ */ U("section", { children: [/* @__PURE__ */ U("h4", { children: "Frames" }), /* @__PURE__ */ U("div", {
		class: "scroll",
		tabIndex: 0,
		role: "region",
		"aria-label": "Frames",
		children: /* @__PURE__ */ U("table", {
			class: "frames",
			children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "after plan"
				}),
				n && /* @__PURE__ */ U("th", {
					scope: "col",
					children: "socket"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "way"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "kind"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					class: "right",
					children: "size"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "begins with"
				})
			] }) }), /* @__PURE__ */ U("tbody", { children: e.frames.map((r, i) => /* @__PURE__ */ U(x, { children: [i === t && /* @__PURE__ */ U("tr", { children: /* @__PURE__ */ U("td", {
				colSpan: n ? 6 : 5,
				class: "hint",
				children: [L(e.missing.frames), " frames in between are not kept"]
			}) }, "gap"), /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("td", { children: R((r.at_s - e.planned_s) * 1e3) }),
				n && /* @__PURE__ */ U("td", { children: r.socket }),
				/* @__PURE__ */ U("td", { children: r.out ? "→ sent" : "← received" }),
				/* @__PURE__ */ U("td", { children: r.kind }),
				/* @__PURE__ */ U("td", {
					class: "right",
					children: de(r.bytes)
				}),
				/* @__PURE__ */ U("td", {
					class: "text",
					children: r.text
				})
			] }, i)] })) })]
		})
	})] });
}
// src/interactions.tsx
function Qt({ page: e }) {
	return e.summary.interactions.total === 0 && (!e.live || (e.loads ?? []).length === 0) ? /* @__PURE__ */ U("p", { children: "The scenario has no loads, so there were no interactions." }) : Ft.value ? /* @__PURE__ */ U($t, {
		page: e,
		all: Ft.value
	}) : /* @__PURE__ */ U("p", {
		role: "status",
		children: "Reading the interactions …"
	});
}
function $t({ page: e, all: t }) {
	let n = Lt.value, r = W.value, i = ke(() => t.filter({
		...n,
		between: r
	}), [
		t,
		n,
		r
	]), a = _t(!1), o = (e) => {
		Lt.value = {
			...n,
			...e
		};
	}, s = tn(e, t), c = e.summary.interactions.total, l = e.summary.causes, u = (t) => e.loads?.[t]?.name ?? "", d = (e) => t.row(e), f = n !== It && JSON.stringify({
		...n,
		slowest: !1
	}) !== JSON.stringify(It), p = () => {
		At.value = "", document.querySelector(".rows[aria-label=\"interactions\"]")?.focus();
	};
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "the-interactions",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "the-interactions",
				children: "Interactions"
			}),
			/* @__PURE__ */ U("p", {
				class: "hint",
				children: [
					L(e.live?.kept ?? t.count + e.interactions_left),
					" of ",
					L(c),
					" are kept: in each second the first of each load, step and outcome, the slowest, and some of the ordinary by chance.",
					!e.live && e.interactions_left > 0 && ` This page has ${L(t.count)} of them, all in the record.`,
					" Numbers elsewhere come from all that took place."
				]
			}),
			/* @__PURE__ */ U("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ U("label", { children: ["load ", /* @__PURE__ */ U("select", {
						value: n.load,
						onChange: (e) => o({ load: e.currentTarget.value }),
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), (e.loads ?? []).map((e, t) => /* @__PURE__ */ U("option", {
							value: t,
							children: e.name
						}, t))]
					})] }),
					/* @__PURE__ */ U("label", { children: ["outcome ", /* @__PURE__ */ U("select", {
						value: n.outcome,
						onChange: (e) => o({ outcome: e.currentTarget.value }),
						children: [
							/* @__PURE__ */ U("option", {
								value: "",
								children: "all"
							}),
							/* @__PURE__ */ U("option", {
								value: "good",
								children: "good"
							}),
							t.failures.length > 0 && /* @__PURE__ */ U("option", {
								value: "failed",
								children: "failed"
							}),
							t.failures.map((e) => /* @__PURE__ */ U("option", {
								value: `-${e}`,
								children: e.replaceAll("_", " ")
							}, e))
						]
					})] }),
					t.causes.length > 0 && /* @__PURE__ */ U("label", { children: ["cause ", /* @__PURE__ */ U("select", {
						value: n.cause,
						onChange: (e) => o({ cause: e.currentTarget.value }),
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), t.causes.map((t) => /* @__PURE__ */ U("option", {
							value: t,
							children: [en(e, t), (l[t]?.loads.length ?? 0) > 0 && (e.loads?.length ?? 0) > 1 ? ` (${l[t].loads.join(", ")})` : ""]
						}, t))]
					})] }),
					t.statuses.length > 0 && /* @__PURE__ */ U("label", { children: ["status ", /* @__PURE__ */ U("select", {
						value: n.status,
						onChange: (e) => o({ status: e.currentTarget.value }),
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), t.statuses.map((e) => /* @__PURE__ */ U("option", {
							value: e,
							children: e
						}, e))]
					})] }),
					/* @__PURE__ */ U("span", {
						class: "range",
						children: [/* @__PURE__ */ U("label", { children: ["from plan, ms: at least ", /* @__PURE__ */ U("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atLeastMs || "",
							onInput: (e) => o({ atLeastMs: Number(e.currentTarget.value) || 0 })
						})] }), /* @__PURE__ */ U("label", { children: ["at most ", /* @__PURE__ */ U("input", {
							type: "number",
							min: "0",
							step: "any",
							value: n.atMostMs || "",
							onInput: (e) => o({ atMostMs: Number(e.currentTarget.value) || 0 })
						})] })]
					}),
					/* @__PURE__ */ U("label", { children: ["text ", /* @__PURE__ */ U("input", {
						type: "search",
						placeholder: "number, detail, frame",
						value: n.text,
						onInput: (e) => o({ text: e.currentTarget.value })
					})] }),
					/* @__PURE__ */ U("label", { children: [/* @__PURE__ */ U("input", {
						type: "checkbox",
						checked: n.slowest,
						onChange: (e) => o({ slowest: e.currentTarget.checked })
					}), " slowest first"] }),
					r && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							W.value = null;
						},
						children: [
							"From ",
							z(Math.max(0, r[0])),
							" to ",
							z(r[1]),
							": show all"
						]
					}),
					f && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							Lt.value = {
								...It,
								slowest: n.slowest
							};
						},
						children: "Clear filters"
					}),
					/* @__PURE__ */ U("span", {
						role: "status",
						children: [
							L(i.length),
							" of ",
							L(t.count)
						]
					})
				]
			}),
			/* @__PURE__ */ U(wt, {
				label: "interactions",
				rows: i,
				chosen: s,
				onChoose: (e, t) => {
					a.value = t;
					let n = d(e);
					At.value = Mt(u(n.load), n.number);
				},
				onClose: p,
				columns: [
					{
						head: "load",
						width: "minmax(7rem,1fr)",
						cell: (e) => u(d(e).load)
					},
					{
						head: "number",
						width: "6rem",
						right: !0,
						cell: (e) => L(d(e).number)
					},
					{
						head: "planned at",
						width: "6rem",
						right: !0,
						cell: (e) => z(d(e).planned_s)
					},
					{
						head: "late",
						width: "6rem",
						right: !0,
						cell: (e) => R(Math.max(0, d(e).started_s - d(e).planned_s) * 1e3)
					},
					{
						head: "from plan",
						width: "6rem",
						right: !0,
						cell: (e) => R((d(e).ended_s - d(e).planned_s) * 1e3)
					},
					{
						head: "status",
						width: "4rem",
						right: !0,
						cell: (e) => d(e).status || "–"
					},
					{
						head: "outcome",
						width: "minmax(7rem,1fr)",
						cell: (e) => {
							let t = d(e);
							return /* @__PURE__ */ U("span", {
								class: t.failure ? "bad" : "good",
								children: t.failure ? `✗ ${t.failure.replaceAll("_", " ")}` : "✓ good"
							});
						}
					},
					{
						head: "cause",
						width: "minmax(8rem,1.4fr)",
						cell: (t) => en(e, d(t).cause)
					}
				]
			}),
			At.value && s < 0 && /* @__PURE__ */ U("p", {
				class: "hint",
				role: "status",
				children: "The interaction that the address names is not in this page."
			}),
			s >= 0 && /* @__PURE__ */ U(nn, {
				page: e,
				all: t,
				at: s,
				byKey: a.value,
				onClose: p
			})
		]
	});
}
function en(e, t) {
	let n = e.summary.causes[t];
	return n ? e.titles[n.cause] ?? n.cause.replaceAll("_", " ") : "";
}
function tn(e, t) {
	let n = At.value;
	return ke(() => {
		let [r, i] = n.split("/"), a = (e.loads ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return a < 0 ? -1 : t.find(a, Number(i));
	}, [t, n]);
}
function nn({ page: e, all: t, at: n, byKey: r, onClose: i }) {
	let a = ke(() => t.open(n), [t, n]), o = e.loads?.[a.load]?.name ?? "";
	return /* @__PURE__ */ U(Vt, {
		label: `Interaction ${o} ${a.number}`,
		byKey: r,
		onClose: i,
		title: /* @__PURE__ */ U(x, { children: [
			o,
			" ",
			L(a.number),
			" ",
			/* @__PURE__ */ U("a", {
				class: "unit",
				href: `#interaction=${Mt(o, a.number)}`,
				children: "link"
			})
		] }),
		children: /* @__PURE__ */ U(Ht, {
			page: e,
			one: a
		})
	});
}
// src/data.ts
function G(e) {
	return K(document.getElementById(e)?.textContent ?? "");
}
async function K(e) {
	let t = new Blob([rn(e)]).stream().pipeThrough(new DecompressionStream("gzip"));
	return new Uint8Array(await new Response(t).arrayBuffer());
}
function rn(e) {
	let t = Uint8Array.fromBase64;
	if (t) return t.call(Uint8Array, e);
	let n = atob(e), r = new Uint8Array(n.length);
	for (let e = 0; e < n.length; e++) r[e] = n.charCodeAt(e);
	return r;
}
async function an() {
	let e = JSON.parse(new TextDecoder().decode(await G("data")));
	if (e.schema !== "holdfast.page/v2") throw Error(`this page shows holdfast.page/v2, not ${e.schema}`);
	return e;
}
// src/kept.ts
var on = class {
	bytes;
	at;
	texts;
	before;
	decoder = new TextDecoder();
	constructor(e, t = 0, n = 0, r = 0) {
		this.bytes = e, this.at = t, this.texts = n, this.before = r;
	}
	count() {
		let e = this.bytes[this.at++];
		if (e < 128) return e;
		let t = e & 127, n = 7;
		for (; n < 28; n += 7) if (e = this.bytes[this.at++], t |= (e & 127) << n, e < 128) return t;
		for (let n = 2 ** 28; this.at < this.bytes.length; n *= 128) if (e = this.bytes[this.at++], t += (e & 127) * n, e < 128) return t;
		throw Error(sn);
	}
	signed() {
		let e = this.count();
		return e < 2 ** 31 ? e >>> 1 ^ -(e & 1) : e % 2 == 1 ? -(e + 1) / 2 : e / 2;
	}
	instant() {
		return this.before += this.signed(), this.before / 1e6;
	}
	micro() {
		return this.signed() / 1e6;
	}
	text() {
		let e = this.bytes.indexOf(0, this.texts), t = this.decoder.decode(this.bytes.subarray(this.texts, e));
		return this.texts = e + 1, t;
	}
	textIf(e) {
		return e ? this.text() : "";
	}
}, sn = "the interactions of this page are cut off", q = [
	"?",
	"text",
	"binary",
	"ping",
	"pong",
	"close"
];
function cn(e, t) {
	return new ln(e, t);
}
var ln = class {
	bytes;
	page;
	count;
	failures;
	statuses;
	causes;
	planned;
	started;
	ended;
	loads;
	numbers;
	failure;
	cause;
	status;
	details;
	texts;
	names;
	constructor(e, t) {
		this.bytes = e, this.page = t;
		let n = new on(e), r = n.count();
		if (r !== 1) throw Error(`its interactions are packed in version ${r}, this page reads 1`);
		let i = this.count = n.count(), a = new TextDecoder();
		this.names = [""];
		for (let t = n.count(); t > 0; t--) {
			let t = n.count();
			this.names.push(a.decode(e.subarray(n.at, n.at + t))), n.at += t;
		}
		this.planned = new Float64Array(i), this.started = new Float64Array(i), this.ended = new Float64Array(i), this.loads = new Uint16Array(i), this.numbers = new Float64Array(i), this.failure = new Uint32Array(i), this.cause = new Uint16Array(i), this.status = new Uint16Array(i), this.details = new Float64Array(i + 1), this.texts = new Float64Array(i + 1);
		for (let e = 0; e < i; e++) {
			this.planned[e] = n.instant();
			let t = n.before;
			this.started[e] = n.instant(), this.ended[e] = n.instant(), n.before = t, this.loads[e] = n.count(), this.numbers[e] = n.signed(), this.failure[e] = n.count(), this.cause[e] = n.count(), this.status[e] = n.signed(), this.details[e + 1] = this.details[e] + n.count(), this.texts[e + 1] = this.texts[e] + n.count();
		}
		let o = n.at, s = o + this.details[i];
		for (let e = 0; e <= i; e++) this.details[e] += o, this.texts[e] += s;
		if (this.texts[i] !== e.length) throw Error(sn);
		this.failures = this.names.slice(1).sort(), this.statuses = dn(this.status).filter((e) => e > 0), this.causes = dn(this.cause).filter((e) => e > 0).map((e) => e - 1);
	}
	row(e) {
		return {
			load: this.loads[e],
			number: this.numbers[e],
			planned_s: this.planned[e],
			started_s: this.started[e],
			ended_s: this.ended[e],
			failure: this.names[this.failure[e]],
			cause: this.cause[e] - 1,
			status: this.status[e]
		};
	}
	find(e, t) {
		for (let n = 0; n < this.count; n++) if (this.numbers[n] === t && this.loads[n] === e) return n;
		return -1;
	}
	filter(e) {
		let t = new Uint32Array(this.count), n = e.load === "" ? -1 : Number(e.load), r = e.cause === "" ? -1 : Number(e.cause) + 1, i = e.outcome === "" ? -1 : e.outcome === "good" ? 0 : e.outcome === "failed" ? -2 : this.names.indexOf(e.outcome.slice(1)), a = e.status === "" ? -1 : Number(e.status), o = e.atLeastMs / 1e3, s = e.atMostMs > 0 ? e.atMostMs / 1e3 : Infinity, c = e.text === "" ? null : this.saying(e.text), l = e.slowest ? this.slowest() : null, u = 0;
		for (let d = 0; d < this.count; d++) {
			let f = l ? l[d] : d, p = this.ended[f] - this.planned[f];
			n >= 0 && this.loads[f] !== n || r >= 0 && this.cause[f] !== r || a >= 0 && this.status[f] !== a || (i >= 0 ? this.failure[f] !== i : i === -2 && this.failure[f] === 0) || p < o || p > s || c && !c[f] || e.between && (this.ended[f] < e.between[0] || this.planned[f] > e.between[1]) || (t[u++] = f);
		}
		return t.subarray(0, u);
	}
	prepare() {
		this.lowered(), this.slowest();
	}
	slowest() {
		if (this.bySlowness) return this.bySlowness;
		let e = new Float64Array(this.count), t = 2 ** 17;
		for (let n = 0; n < this.count; n++) e[n] = Math.min(2 ** 35, Math.round((this.ended[n] - this.planned[n]) * 1e6)) * t + (t - 1 - n);
		e.sort();
		let n = this.bySlowness = new Uint32Array(this.count);
		for (let r = 0; r < this.count; r++) {
			let i = e[this.count - 1 - r];
			n[r] = t - 1 - (i - Math.floor(i / t) * t);
		}
		return n;
	}
	bySlowness;
	saying(e) {
		let t = new Uint8Array(this.count), n = e.toLowerCase(), r = this.names.map((e) => e.toLowerCase().includes(n)), i = Number(n.replaceAll(",", ""));
		for (let e = 0; e < this.count; e++) (this.numbers[e] === i || this.failure[e] > 0 && r[this.failure[e]]) && (t[e] = 1);
		let a = this.lowered(), o = un(new TextEncoder().encode(e)), s = this.texts[0], c = 0;
		for (let e = a.indexOf(o); e >= 0; e = a.indexOf(o, this.texts[c] - s)) {
			for (; this.texts[c + 1] - s <= e;) c++;
			t[c++] = 1;
		}
		return t;
	}
	lowered() {
		return this.low ??= un(this.bytes.subarray(this.texts[0]));
	}
	low;
	open(e) {
		let t = new on(this.bytes, this.details[e], this.texts[e]), n = this.row(e), r = this.page.loads?.[n.load], i = (e) => e < 0 ? "" : r?.sockets[e] ?? String(e), a = t.text(), o = Math.round(n.planned_s * 1e6);
		t.before = o;
		let s = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count();
			t.signed();
			let n = r?.program[t.count()], i = t.instant(), a = e & 16 ? t.instant() : 0, o = t.instant(), c = e & 1 ? t.count() : 1, l = e & 2 ? t.signed() : 0;
			s.push({
				name: n?.name ?? "",
				op: n?.op ?? "",
				planned_s: i,
				sent_s: a,
				ended_s: o,
				attempts: c,
				status: l,
				failure: t.textIf(e & 4),
				detail: t.textIf(e & 8)
			});
		}
		t.before = o;
		let c = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = t.instant(), [i, a, o, s, l] = [
				1,
				2,
				4,
				8,
				16
			].map((n) => e & n ? t.instant() : 0), u = t.instant(), d = t.signed(), f = t.count(), p = t.signed(), m = t.signed(), h = e & 32 ? t.signed() : 0, g = t.textIf(e & 64), _ = t.textIf(e & 128), v = e & 256 ? t.micro() : 0;
			c.push({
				position: n,
				asked_s: r,
				dialed_s: i,
				connected_s: a,
				secured_s: o,
				sent_s: s,
				first_byte_s: l,
				ended_s: u,
				address: d,
				used: f,
				bytes_sent: p,
				bytes_received: m,
				status: h,
				failure: g,
				retry_after: _,
				wait_s: v
			});
		}
		t.before = o;
		let l = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.instant(), r = i(t.count()), a = q[t.count()] ?? "?", o = t.count();
			l.push({
				at_s: n,
				socket: r,
				out: !!(e & 1),
				kind: a,
				bytes: o,
				text: t.textIf(e & 2)
			});
		}
		let u = [];
		for (let e = t.count(); e > 0; e--) {
			let e = t.count(), n = t.count(), r = i(t.signed()), a = t.micro(), o = t.micro(), s = t.micro(), c = t.micro(), l = t.micro(), d = t.signed(), f = t.signed(), p = t.signed(), m = t.text(), h = t.text(), g = t.text(), _ = t.text(), v = e & 4 ? Array.from({ length: 14 }, () => t.count()) : null;
			u.push({
				position: n,
				socket: r,
				ready_s: a,
				ended_s: o,
				received_s: s,
				sent_s: c,
				own_gap_s: l,
				address: d,
				local_port: f,
				close_code: p,
				how: m,
				errname: h,
				reason: g,
				detail: _,
				tls: !!(e & 1),
				close_notify: !!(e & 2),
				tcp: v
			});
		}
		let d = {
			steps: t.count(),
			attempts: t.count(),
			frames: t.count(),
			breaks: t.count()
		};
		return {
			...n,
			conversation: a,
			steps: s,
			attempts: c,
			frames: l,
			breaks: u,
			missing: d
		};
	}
};
function un(e) {
	return new TextDecoder("latin1").decode(e).toLowerCase();
}
function dn(e) {
	let t = /* @__PURE__ */ new Uint8Array(65536), n = [];
	for (let n of e) t[n] = 1;
	return t.forEach((e, t) => {
		e && n.push(t);
	}), n;
}
// src/live.ts
var fn = Qe(null), pn = Qe("none"), mn = Qe(!1), hn = Qe({
	kept: 0,
	matched: 0,
	loaded: 0
}), gn = "";
async function _n() {
	let e = an(), t = G("kept"), n = await e;
	n.live?.state === "connecting" ? (gn = yn(), pn.value = "connecting", Cn(), ct(() => {
		fn.value && (document.title = `${fn.value.summary.run.scenario || "run"} ${fn.value.summary.verdict} · holdfast`);
	}), ct(() => {
		let e = [Lt.value, W.value];
		kt.value === "interactions" && pn.value === "live" && e && Mn(!1, 250);
	})) : (fn.value = n, vn(await t, n));
}
function vn(e, t) {
	let n = cn(e, t);
	Ft.value = n, setTimeout(() => n.prepare(), 200);
}
function yn() {
	let e = /^#key=([A-Za-z0-9]+)$/.exec(location.hash)?.[1];
	try {
		return e && sessionStorage.setItem("key", e), e && history.replaceState(null, "", location.pathname), e ?? sessionStorage.getItem("key") ?? "";
	} catch {
		return e ?? "";
	}
}
function bn(e, t = {}) {
	return fetch(e, {
		...t,
		cache: "no-store",
		credentials: "omit",
		headers: {
			...t.headers,
			Authorization: `Bearer ${gn}`
		}
	});
}
async function xn() {
	mn.value = !0;
	try {
		(await bn("/stop", {
			method: "POST",
			body: "{}",
			headers: { "Content-Type": "application/json" }
		})).ok || (mn.value = !1);
	} catch {
		mn.value = !1;
	}
}
var Sn = 4e4;
async function Cn() {
	for (let e = 500;; e = Math.min(e * 2, 5e3)) {
		let t = new AbortController();
		try {
			let n = await bn("/events", { signal: t.signal });
			if (n.status === 401) {
				pn.value = "refused";
				return;
			}
			if (!n.ok || !n.body) throw Error(n.statusText);
			e = 500, await wn(n.body.getReader(), t);
		} catch {}
		if (t.abort(), pn.value === "over") return;
		pn.value = "lost", await new Promise((t) => {
			setTimeout(t, e);
		});
	}
}
async function wn(e, t) {
	let n = new TextDecoder(), r = "";
	for (;;) {
		let i = setTimeout(() => {
			t.abort();
		}, Sn), { value: a, done: o } = await e.read().finally(() => {
			clearTimeout(i);
		});
		if (o) return;
		let s = Math.max(0, r.length - 1);
		r += n.decode(a, { stream: !0 });
		for (let e = r.indexOf("\n\n", s); e >= 0; e = r.indexOf("\n\n")) {
			let t = /^event: (\w+)\ndata: (.*)$/s.exec(r.slice(0, e));
			if (r = r.slice(e + 2), t && await En(t[1], JSON.parse(t[2])), pn.value === "over") return;
		}
	}
}
var Tn = {
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
	detail: [],
	numbers: {},
	texts: {}
};
async function En(e, t) {
	if (e === "end") {
		let e = await K(t.packed);
		fn.value = t, pn.value = "over", vn(e, t);
	} else fn.value = Dn(e === "more" ? fn.value : null, t), pn.value = "live";
}
function Dn(e, t) {
	let n = t.live.from, r = t.live.first_end, i = (e, t) => [...(e ?? []).slice(0, n), ...t ?? []], a = (t.pools ?? []).map((t, n) => {
		let r = e?.pools?.[n];
		return {
			...t,
			open: i(r?.open, t.open),
			refused: i(r?.refused, t.refused),
			lost: i(r?.lost, t.lost),
			rtt_p99_ms: i(r?.rtt_p99_ms, t.rtt_p99_ms)
		};
	}), o = (t.loads ?? []).map((t, n) => {
		let r = e?.loads?.[n];
		return {
			...t,
			planned: i(r?.planned, t.planned),
			started: i(r?.started, t.started),
			good: i(r?.good, t.good),
			failed: i(r?.failed, t.failed),
			throttled: i(r?.throttled, t.throttled),
			latency_p50_ms: i(r?.latency_p50_ms, t.latency_p50_ms),
			latency_p99_ms: i(r?.latency_p99_ms, t.latency_p99_ms),
			service_p99_ms: i(r?.service_p99_ms, t.service_p99_ms)
		};
	}), s = (e, t, r) => Object.fromEntries(Object.entries(t).map(([t, a]) => [t, i(e?.[t] ?? Array(n).fill(r), a)])), c = t.generator, l = e?.generator;
	return {
		...t,
		pools: a,
		loads: o,
		in_flight: i(e?.in_flight, t.in_flight),
		closes: s(e?.closes, t.closes, 0),
		platform: s(e?.platform, t.platform, null),
		generator: {
			lateness_p99_ms: i(l?.lateness_p99_ms, c.lateness_p99_ms),
			cpu: i(l?.cpu, c.cpu),
			waited: i(l?.waited, c.waited),
			sockets: i(l?.sockets, c.sockets)
		},
		ends: On(e?.ends ?? Tn, t.ends, r)
	};
}
function On(e, t, n) {
	if (!t.pool?.length && n === e.pool.length && t.total === e.total) return e;
	let { total: r, numbers: i, texts: a, ...o } = t, s = n + (t.pool?.length ?? 0), c = (e, t, r) => {
		let i = [
			...(e ?? []).slice(0, n),
			...Array(Math.max(0, n - (e?.length ?? 0))).fill(r),
			...t ?? []
		];
		return [...i, ...Array(s - i.length).fill(r)];
	}, l = (e, t, n) => Object.fromEntries(Object.keys({
		...e,
		...t
	}).map((r) => [r, c(e[r], t[r], n)])), u = e;
	return {
		total: r,
		numbers: l(e.numbers, i ?? {}, 0),
		texts: l(e.texts, a ?? {}, ""),
		...Object.fromEntries(Object.entries(o).map(([e, t]) => [e, c(u[e], t ?? [], void 0)]))
	};
}
var kn = 0, An = 0, jn = 500;
function Mn(e, t = 0) {
	clearTimeout(kn), kn = window.setTimeout(() => {
		Nn(e ? hn.value.loaded + jn : jn);
	}, t);
}
async function Nn(e) {
	let t = ++An, n = Lt.value, r = W.value, i = new URLSearchParams({ limit: String(e) }), a = (e, t) => {
		t && i.set(e, String(t));
	};
	for (let [e, t] of Object.entries({
		load: n.load,
		outcome: n.outcome,
		status: n.status,
		text: n.text,
		at_least_ms: n.atLeastMs,
		at_most_ms: n.atMostMs,
		slowest: n.slowest ? "true" : ""
	})) a(e, t);
	r && (i.set("from_s", String(Math.max(0, r[0]))), i.set("to_s", String(Math.max(0, r[1]))));
	try {
		let e = await bn(`/interactions?${i}`);
		if (!e.ok) return;
		let n = await e.json(), r = await K(n.packed), a = fn.value;
		if (t !== An || !a?.live) return;
		let o = cn(r, a), s = Uint32Array.from({ length: o.count }, (e, t) => t);
		hn.value = {
			kept: n.kept,
			matched: n.matched,
			loaded: o.count
		}, Ft.value = {
			count: o.count,
			row: (e) => o.row(e),
			open: (e) => o.open(e),
			find: (e, t) => o.find(e, t),
			filter: () => s,
			failures: n.failures,
			statuses: n.statuses,
			causes: []
		};
	} catch {}
}
// src/bursts.tsx
function Pn({ page: e, onPick: t }) {
	let n = [];
	for (let t of Object.values(e.closes)) t.forEach((e, t) => {
		n[t] = (n[t] ?? 0) + e;
	});
	let r = [];
	for (let e of n.keys()) (n[e] ?? 0) >= 3 && (n[e] ?? 0) >= (n[e - 1] ?? 0) && (n[e] ?? 0) > (n[e + 1] ?? 0) && r.push(e);
	return r.sort((e, t) => n[t] - n[e]), r.length === 0 ? null : /* @__PURE__ */ U("p", {
		class: "hint",
		children: ["Most closed at ", r.slice(0, 3).map((r) => /* @__PURE__ */ U("button", {
			type: "button",
			class: "quiet",
			onClick: () => t(r * e.step_s),
			children: [
				le(r * e.step_s),
				": show ",
				L(n[r]),
				" sockets"
			]
		}, r))]
	});
}
// node_modules/uplot/dist/uPlot.esm.js
var Fn = !0, In = "uplot", Ln = "u-hz", Rn = "u-vt", zn = "u-title", Bn = "u-wrap", Vn = "u-under", Hn = "u-over", Un = "u-axis", Wn = "u-off", Gn = "u-select", Kn = "u-cursor-x", qn = "u-cursor-y", Jn = "u-cursor-pt", Yn = "u-legend", Xn = "u-live", Zn = "u-inline", Qn = "u-series", $n = "u-marker", er = "u-label", tr = "u-value", nr = "width", rr = "height", ir = "top", ar = "bottom", or = "left", sr = "right", cr = "#000", lr = "#0000", ur = "mousemove", dr = "mousedown", fr = "mouseup", pr = "mouseenter", mr = "mouseleave", hr = "dblclick", gr = "resize", _r = "scroll", vr = "change", yr = "dppxchange", br = "--", xr = typeof window < "u", Sr = xr ? document : null, Cr = xr ? window : null, wr = xr ? navigator : null, J, Tr;
function Er() {
	let e = devicePixelRatio;
	J != e && (J = e, Tr && Br(vr, Tr, Er), Tr = matchMedia(`(min-resolution: ${J - .001}dppx) and (max-resolution: ${J + .001}dppx)`), zr(vr, Tr, Er), Cr.dispatchEvent(new CustomEvent(yr)));
}
function Dr(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function Or(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function Y(e, t, n) {
	e.style[t] = n + "px";
}
function kr(e, t, n, r) {
	let i = Sr.createElement(e);
	return t != null && Dr(i, t), n?.insertBefore(i, r), i;
}
function Ar(e, t) {
	return kr("div", e, t);
}
var jr = /* @__PURE__ */ new WeakMap();
function Mr(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != jr.get(e) && (e.style.transform = a, jr.set(e, a), t < 0 || n < 0 || t > r || n > i ? Dr(e, Wn) : Or(e, Wn));
}
var Nr = /* @__PURE__ */ new WeakMap();
function Pr(e, t, n) {
	let r = t + n;
	r != Nr.get(e) && (Nr.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var Fr = /* @__PURE__ */ new WeakMap();
function Ir(e, t, n, r) {
	let i = t + "" + n;
	i != Fr.get(e) && (Fr.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var Lr = { passive: !0 }, Rr = {
	...Lr,
	capture: !0
};
function zr(e, t, n, r) {
	t.addEventListener(e, n, r ? Rr : Lr);
}
function Br(e, t, n, r) {
	t.removeEventListener(e, n, Lr);
}
xr && Er();
function Vr(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 2147483647;
	for (; r - n > 1;) i = a ? n + r >> 1 : ci((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function Hr(e) {
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
var Ur = (e) => e != null, Wr = (e) => e != null && e > 0, Gr = Hr(Ur), Kr = Hr(Wr);
function qr(e, t, n, r = 0, i = !1) {
	let a = i ? Kr : Gr, o = i ? Wr : Ur;
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
	return [s ?? yi, c ?? -yi];
}
function Jr(e, t, n, r) {
	let i = mi(e), a = mi(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? hi : gi, s = i == 1 ? ci : ui, c = a == 1 ? ui : ci, l = s(o(si(e))), u = c(o(si(t))), d = pi(n, l), f = pi(n, u);
	return n == 10 && (l < 0 && (d = Q(d, -l)), u < 0 && (f = Q(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = Ni(e, d), t = Mi(t, f)), [e, t];
}
function Yr(e, t, n, r) {
	let i = Jr(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var Xr = .1, Zr = {
	mode: 3,
	pad: Xr
}, Qr = {
	pad: 0,
	soft: null,
	mode: 0
}, $r = {
	min: Qr,
	max: Qr
};
function ei(e, t, n, r) {
	return Wi(n) ? ni(e, t, n) : (Qr.pad = n, Qr.soft = r ? 0 : null, Qr.mode = r ? 3 : 0, ni(e, t, $r));
}
function X(e, t) {
	return e ?? t;
}
function ti(e, t, n) {
	for (t = X(t, 0), n = X(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function ni(e, t, n) {
	let r = n.min, i = n.max, a = X(r.pad, 0), o = X(i.pad, 0), s = X(r.hard, -yi), c = X(i.hard, yi), l = X(r.soft, yi), u = X(i.soft, -yi), d = X(r.mode, 0), f = X(i.mode, 0), p = t - e, m = hi(p), h = fi(si(e), si(t)), g = si(hi(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != yi && (a = 0), f == 2 && u != -yi && (o = 0)));
	let _ = p || h || 1e3, v = pi(10, ci(hi(_))), y = Q(Ni(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : yi, x = fi(s, y < b && e >= b ? b : di(b, y)), S = Q(Mi(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -yi, w = di(c, S > C && t <= C ? C : fi(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var ri = new Intl.NumberFormat(xr ? wr.language : "en-US"), ii = (e) => ri.format(e), ai = Math, oi = ai.PI, si = ai.abs, ci = ai.floor, li = ai.round, ui = ai.ceil, di = ai.min, fi = ai.max, pi = ai.pow, mi = ai.sign, hi = ai.log10, gi = ai.log2, _i = (e, t = 1) => ai.sinh(e) * t, vi = (e, t = 1) => ai.asinh(e / t), yi = Infinity;
function bi(e) {
	return (hi((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function xi(e, t, n) {
	return di(fi(e, t), n);
}
function Si(e) {
	return typeof e == "function";
}
function Z(e) {
	return Si(e) ? e : () => e;
}
var Ci = () => {}, wi = (e) => e, Ti = (e, t) => t, Ei = (e) => null, Di = (e) => !0, Oi = (e, t) => e == t, ki = /\.\d*?(?=9{6,}|0{6,})/gm, Ai = (e) => {
	if (Vi(e) || Pi.has(e)) return e;
	let t = `${e}`, n = t.match(ki);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${Ai(e)}e${n}`;
	}
	return Q(e, r);
};
function ji(e, t) {
	return Ai(Q(Ai(e / t)) * t);
}
function Mi(e, t) {
	return Ai(ui(Ai(e / t)) * t);
}
function Ni(e, t) {
	return Ai(ci(Ai(e / t)) * t);
}
function Q(e, t = 0) {
	if (Vi(e)) return e;
	let n = 10 ** t;
	return li(e * n * (1 + 2 ** -52)) / n;
}
var Pi = /* @__PURE__ */ new Map();
function Fi(e) {
	return (("" + e).split(".")[1] || "").length;
}
function Ii(e, t, n, r) {
	let i = [], a = r.map(Fi);
	for (let o = t; o < n; o++) {
		let t = si(o), n = Q(pi(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Q(c, l);
			i.push(u), Pi.set(u, l);
		}
	}
	return i;
}
var Li = {}, Ri = [], zi = [null, null], Bi = Array.isArray, Vi = Number.isInteger, Hi = (e) => e === void 0;
function Ui(e) {
	return typeof e == "string";
}
function Wi(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Gi(e) {
	return typeof e == "object" && !!e;
}
var Ki = Object.getPrototypeOf(Uint8Array), qi = "__proto__";
function Ji(e, t = Wi) {
	let n;
	if (Bi(e)) {
		let r = e.find((e) => e != null);
		if (Bi(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Ji(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Ki) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != qi && (n[r] = Ji(e[r], t));
	} else n = e;
	return n;
}
function Yi(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != qi && (Wi(e[t]) ? Yi(e[t], Ji(r[t])) : e[t] = Ji(r[t]));
	}
	return e;
}
var Xi = 0, Zi = 1, Qi = 2;
function $i(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function ea(e, t) {
	if (ra(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return ia(t[0]) || (t = na(t)), t;
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
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : Zi, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Xi && (l[n] = t, u == Qi && d.push(n)) : l[n] = t;
			}
			$i(l, d, i), r.push(l);
		}
	}
	return r;
}
var ta = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function na(e) {
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
function ra(e) {
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
function ia(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = fi(1, ci((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var aa = [
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
], oa = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function sa(e) {
	return e.slice(0, 3);
}
var ca = oa.map(sa), la = {
	MMMM: aa,
	MMM: aa.map(sa),
	WWWW: oa,
	WWW: ca
};
function ua(e) {
	return (e < 10 ? "0" : "") + e;
}
function da(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var fa = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => ua(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => ua(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => ua(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => ua(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => ua(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => da(e.getMilliseconds())
};
function pa(e, t) {
	t ||= la;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? fa[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var ma = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function ha(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == ma ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
var ga = (e) => e % 1 == 0, _a = [
	1,
	2,
	2.5,
	5
], va = Ii(10, -32, 0, _a), ya = Ii(10, 0, 32, _a), ba = ya.filter(ga), xa = va.concat(ya), Sa = "\n", Ca = "{YYYY}", wa = Sa + Ca, Ta = "{M}/{D}", Ea = Sa + Ta, Da = Ea + "/{YY}", Oa = "{aa}", ka = "{h}:{mm}" + Oa, Aa = Sa + ka, ja = ":{ss}", $ = null;
function Ma(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? Ii(10, 0, 3, _a).filter(ga) : Ii(10, -3, 0, _a)).concat([
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
			Ca,
			$,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i * 28,
			"{MMM}",
			wa,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			i,
			Ta,
			wa,
			$,
			$,
			$,
			$,
			$,
			1
		],
		[
			r,
			"{h}" + Oa,
			Da,
			$,
			Ea,
			$,
			$,
			$,
			1
		],
		[
			n,
			ka,
			Da,
			$,
			Ea,
			$,
			$,
			$,
			1
		],
		[
			t,
			ja,
			Da + " " + ka,
			$,
			Ea + " " + ka,
			$,
			Aa,
			$,
			1
		],
		[
			e,
			ja + ".{fff}",
			Da + " " + ka,
			$,
			Ea + " " + ka,
			$,
			Aa,
			$,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Q(g * e, 3), v = Ha(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Q(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Q(Ha(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(li(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = Ha(c + r * a, l + n * a, 1), s = o - t(Q(o * e, 3));
					i = Q((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (ci(l) - ci(_)) + Mi(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Q(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = ci(Q(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Q((o - i) / d, 3) * v >= .7 && p.push(o);
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
var [Na, Pa, Fa] = Ma(1), [Ia, La, Ra] = Ma(.001);
Ii(2, -53, 53, [1]);
function za(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function Ba(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function Va(e, t) {
	let n = pa(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function Ha(e, t, n) {
	return new Date(e, t, n);
}
function Ua(e, t) {
	return t(e);
}
var Wa = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function Ga(e, t) {
	return (n, r, i, a) => a == null ? br : t(e(r));
}
function Ka(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function qa(e, t) {
	return e.series[t].fill(e, t);
}
var Ja = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: Ci,
	markers: {
		show: !0,
		width: 2,
		stroke: Ka,
		fill: qa,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function Ya(e, t) {
	let n = e.cursor.points, r = Ar(), i = n.size(e, t);
	Y(r, nr, i), Y(r, rr, i);
	let a = i / -2;
	Y(r, "marginLeft", a), Y(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && Y(r, "borderWidth", o), r;
}
function Xa(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function Za(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Qa(e, t) {
	return e.series[t].points.size;
}
var $a = [0, 0];
function eo(e, t, n) {
	return $a[0] = t, $a[1] = n, $a;
}
function to(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function no(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var ro = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: eo,
	points: {
		one: !1,
		show: Ya,
		size: Qa,
		width: 0,
		stroke: Za,
		fill: Xa
	},
	bind: {
		mousedown: to,
		mouseup: to,
		click: to,
		dblclick: to,
		mousemove: no,
		mouseleave: no,
		mouseenter: no
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
}, io = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, ao = Yi({}, io, { filter: Ti }), oo = Yi({}, ao, { size: 10 }), so = Yi({}, io, { show: !1 }), co = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", lo = "bold " + co, uo = 1.5, fo = {
	show: !0,
	scale: "x",
	stroke: cr,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: lo,
	side: 2,
	grid: ao,
	ticks: oo,
	border: so,
	font: co,
	lineGap: uo,
	rotate: 0
}, po = "Value", mo = "Time", ho = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: yi,
	max: -Infinity,
	idxs: []
};
function go(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : ii(e));
}
function _o(e, t, n, r, i, a, o) {
	let s = [], c = Pi.get(i) || 0;
	n = o ? n : Q(Mi(n, i), c);
	for (let e = n; e <= r; e = Q(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function vo(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = pi(c, ci((c == 10 ? hi : gi)(n))), c == 10 && (i = xa[Vr(i, xa)]);
	let l = n, u = i * c;
	c == 10 && (u = xa[Vr(u, xa)]);
	do
		s.push(l), l += i, c == 10 && !Pi.has(l) && (l = Q(l, Pi.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = xa[Vr(u, xa)]));
	while (l <= r);
	return s;
}
function yo(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? vo(e, t, fi(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? vo(e, t, fi(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var bo = /./, xo = /[12357]/, So = /[125]/, Co = /1/, wo = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function To(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? bo : c(7, o) - u >= l ? xo : c(5, o) - u >= l ? So : Co;
	if (d == Co) {
		let e = si(c(1, o) - u);
		if (e < l) return wo(t.slice().reverse(), s.distr, d, ui(l / e)).reverse();
	}
	return wo(t, s.distr, d, 1);
}
function Eo(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = si(c(1, o) - c(2, o));
	return l < s ? wo(t.slice().reverse(), 3, bo, ui(s / l)).reverse() : t;
}
function Do(e, t, n, r) {
	return r == null ? br : t == null ? "" : ii(t);
}
var Oo = {
	show: !0,
	scale: "y",
	stroke: cr,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: lo,
	side: 3,
	grid: ao,
	ticks: oo,
	border: so,
	font: co,
	lineGap: uo,
	rotate: 0
};
function ko(e, t) {
	return Q((3 + (e || 1) * 2) * t, 3);
}
function Ao(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = si(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * J);
	return r[1] - r[0] <= o;
}
var jo = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: yi,
	max: -Infinity
}, Mo = (e, t, n, r, i) => i, No = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: Mo,
	alpha: 1,
	facets: [Yi({}, jo, { scale: "x" }), Yi({}, jo, { scale: "y" })]
}, Po = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: Mo,
	alpha: 1,
	points: {
		show: Ao,
		filter: null
	},
	values: null,
	min: yi,
	max: -Infinity,
	idxs: [],
	path: null,
	clip: null
};
function Fo(e, t, n, r, i) {
	return n / 10;
}
var Io = {
	time: Fn,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, Lo = Yi({}, Io, {
	time: !1,
	ori: 1
}), Ro = {};
function zo(e, t) {
	let n = Ro[e];
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
	}, e != null && (Ro[e] = n)), n;
}
var Bo = 1, Vo = 2;
function Ho(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, Zo, $o, ts, rs, as) : n(i, c, l, u, d, _, g, p, f, h, m, Qo, es, ns, is, os);
}
function Uo(e, t) {
	let n = 0, r = 0, i = X(e.bands, Ri);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function Wo(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function Go(e, t, n, r, i, a) {
	return Ho(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? $o : es, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function Ko(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? ts : ns, c = n;
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
function qo(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Jo(e, t, n, r, i, a, o) {
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
function Yo(e) {
	return e == 0 ? wi : e == 1 ? li : (t) => ji(t, e);
}
function Xo(e) {
	let t = e == 0 ? Zo : Qo, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = di(c, o / 2, s / 2), l = di(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var Zo = (e, t, n) => {
	e.moveTo(t, n);
}, Qo = (e, t, n) => {
	e.moveTo(n, t);
}, $o = (e, t, n) => {
	e.lineTo(t, n);
}, es = (e, t, n) => {
	e.lineTo(n, t);
}, ts = Xo(0), ns = Xo(1), rs = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, is = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, as = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, os = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function ss(e) {
	return (e, t, n, r, i) => Ho(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = Zo, v = rs) : (_ = Qo, v = is);
		let y = Q(g.width * J, 3), b = (g.size - g.width) / 2 * J, x = Q(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		ts(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, oi * 2);
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
function cs(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var ls = cs($o), us = cs(es);
function ds(e) {
	let t = X(e?.alignGaps, 0);
	return (e, n, r, i) => Ho(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Gr(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = $o, b = ls) : (y = es, b = us);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Bo
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
		let [T, E] = Uo(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Jo(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = Ko(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [Go(e, n, r, i, C, -1), Go(e, n, r, i, C, 1)] : Go(e, n, r, i, C, E)), S;
	});
}
function fs(e) {
	let t = X(e.align, 1), n = X(e.ascDesc, !1), r = X(e.alignGaps, 0), i = X(e.extend, !1);
	return (e, a, o, s) => Ho(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Gr(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? $o : es, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: Bo
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), A = k, j = k;
		i && t == -1 && (j = b, w(E, j, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, A, i), w(E, r, i), O = i, A = r;
		}
		let ee = A;
		i && t == 1 && (ee = b + x, w(E, ee, O));
		let [te, ne] = Uo(e, a);
		if (c.fill != null || te != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, te));
			w(t, ee, n), w(t, j, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Jo(l, u, o, s, D, S, r));
			let f = c.width * J / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = Ko(i, d.ori, h, g, _, v);
		}
		return ne != 0 && (T.band = ne == 2 ? [Go(e, a, o, s, E, -1), Go(e, a, o, s, E, 1)] : Go(e, a, o, s, E, ne)), T;
	});
}
function ps(e, t, n, r, i, a, o = yi) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = Infinity; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = si(e[c] - e[s]);
				t < l && (l = t, o = si(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function ms(e) {
	e ||= Li;
	let t = X(e.size, [
		.6,
		yi,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = Z(i), o = 1 - t[0], s = X(t[1], yi), c = X(t[2], 1), l = X(e.disp, Li), u = X(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => Ho(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * J, O = s * J, k = c * J, A, j;
		_.ori == 0 ? [A, j] = a(e, t) : [j, A] = a(e, t);
		let ee = _.dir * (_.ori == 0 ? 1 : -1), te = _.ori == 0 ? ts : ns, ne = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, re = X(e.bands, Ri).find((e) => e.series[0] == t), ie = re == null ? 0 : re.dir, ae = m.fillTo(e, t, m.min, m.max, ie), M = T(b(ae, v, w, S)), N, P, oe, F = C, I = T(m.width * J), L = !1, se = null, ce = null, R = null, z = null;
		d != null && (I == 0 || f != null) && (L = !0, se = d.values(e, t, i, p), ce = /* @__PURE__ */ new Map(), new Set(se).forEach((e) => {
			e != null && ce.set(e, new Path2D());
		}), I > 0 && (R = f.values(e, t, i, p), z = /* @__PURE__ */ new Map(), new Set(R).forEach((e) => {
			e != null && z.set(e, new Path2D());
		})));
		let { x0: le, size: ue } = l;
		if (le != null && ue != null) {
			E = 1, h = le.values(e, t, i, p), le.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = ue.values(e, t, i, p);
			P = ue.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), F = ps(h, g, y, _, C, x, F), oe = F - P + D;
		} else F = ps(h, g, y, _, C, x, F), oe = F * o + D, P = F - oe;
		oe < 1 && (oe = 0), I >= P / 2 && (I = 0), oe < 5 && (T = wi);
		let de = oe > 0, fe = F - oe - (de ? I : 0);
		P = T(xi(fe, k, O)), N = (E == 0 ? P / 2 : E == ee ? 0 : P) - E * ee * ((E == 0 ? D / 2 : 0) + (de ? I / 2 : 0));
		let pe = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, me = L ? null : new Path2D(), he = null;
		if (re != null) he = e.data[re.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), he = n.values(e, t, i, p));
		}
		let ge = A * P, _e = j * P;
		for (let n = ee == 1 ? i : p; n >= i && n <= p; n += ee) {
			let r = g[n];
			if (r == null) continue;
			if (he != null) {
				let e = he[n] ?? 0;
				if (r - e == 0) continue;
				M = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(X(r, ae), v, w, S), o = T(i - N), s = T(fi(a, M)), c = T(di(a, M)), u = s - c;
			if (r != null) {
				let i = r < 0 ? _e : ge, a = r < 0 ? ge : _e;
				L ? (I > 0 && R[n] != null && te(z.get(R[n]), o, c + ci(I / 2), P, fi(0, u - I), i, a), se[n] != null && te(ce.get(se[n]), o, c + ci(I / 2), P, fi(0, u - I), i, a)) : te(me, o, c + ci(I / 2), P, fi(0, u - I), i, a), ne(e, t, n, o - I / 2, c, P + I, u);
			}
		}
		return I > 0 ? pe.stroke = L ? z : me : L || (pe._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, pe.width = 0), pe.fill = L ? ce : me, pe;
	});
}
function hs(e, t) {
	let n = X(t?.alignGaps, 0);
	return (t, r, i, a) => Ho(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Gr(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = Zo, S = $o, x = as) : (b = Qo, S = es, x = os);
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
			flags: Bo
		}, k = O.stroke, [A, j] = Uo(t, r);
		if (o.fill != null || A != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, A));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Jo(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = Ko(e, l.ori, p, m, h, g);
		}
		return j != 0 && (O.band = j == 2 ? [Go(t, r, i, a, k, -1), Go(t, r, i, a, k, 1)] : Go(t, r, i, a, k, j)), O;
	});
}
function gs(e) {
	return hs(_s, e);
}
function _s(e, t, n, r, i, a) {
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
var vs = /* @__PURE__ */ new Set();
function ys() {
	for (let e of vs) e.syncRect(!0);
}
xr && (zr(gr, Cr, ys), zr(_r, Cr, ys, !0), zr(yr, Cr, () => {
	Fs.pxRatio = J;
}));
var bs = ds(), xs = ss();
function Ss(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => ws(e, r, t, n));
}
function Cs(e, t) {
	return e.map((e, n) => n == 0 ? {} : Yi({}, t, e));
}
function ws(e, t, n, r) {
	return Yi({}, t == 0 ? n : r, e);
}
function Ts(e, t, n) {
	return t == null ? zi : [t, n];
}
var Es = Ts;
function Ds(e, t, n) {
	return t == null ? zi : ei(t, n, Xr, !0);
}
function Os(e, t, n, r) {
	return t == null ? zi : Jr(t, n, e.scales[r].log, !1);
}
var ks = Os;
function As(e, t, n, r) {
	return t == null ? zi : Yr(t, n, e.scales[r].log, !1);
}
var js = As;
function Ms(e, t, n, r, i) {
	let a = fi(bi(e), bi(t)), o = t - e, s = Vr(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? Pi.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function Ns(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = li((n = +r) * J)) + "px"), [
		e,
		t,
		n
	];
}
function Ps(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Q(e[2] * J, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function Fs(e, t, n) {
	let r = { mode: X(e.mode, 1) }, i = r.mode;
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
	let l = r.root = Ar(In);
	if (e.id != null && (l.id = e.id), Dr(l, e.class), e.title) {
		let t = Ar(zn, l);
		t.textContent = e.title;
	}
	let u = kr("canvas"), d = r.ctx = u.getContext("2d"), f = Ar(Bn, l);
	zr("click", f, (e) => {
		e.target === m && (G != $t || K != en) && an.click(r, e);
	}, !0);
	let p = r.under = Ar(Vn, f);
	f.appendChild(u);
	let m = r.over = Ar(Hn, f);
	e = Ji(e);
	let h = +X(e.pxAlign, 1), g = Yo(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? Ss(e.series || [], ho, Po, !1) : Cs(e.series || [null], No), y = r.axes = Ss(e.axes || [], fo, Oo, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Lt,
		series: Et
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => hi(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => vi(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || Li)[t] || Li;
			if (r.from != null) {
				E(r.from);
				let e = Yi({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = Yi({}, t == S ? Io : Lo, r), n.key = t;
				let e = n.time, a = n.range, o = Bi(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? Zr : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? Zr : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && Wi(a))) {
					let e = a;
					a = (t, n, r) => n == null ? zi : ei(n, r, e);
				}
				n.range = Z(a || (e ? Es : t == S ? n.distr == 3 ? ks : n.distr == 4 ? js : Ts : n.distr == 3 ? Os : n.distr == 4 ? As : Ds)), n.auto = Z(!o && n.auto), n.clamp = Z(n.clamp || Fo), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, A;
	D.ori == 0 ? (Dr(l, Ln), k = a, A = o) : (Dr(l, Rn), k = o, A = a);
	let j = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (j[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let ee = e.tzDate || ((e) => new Date(li(e / _))), te = e.fmtDate || pa, ne = _ == 1 ? Fa(ee) : Ra(ee), re = Ba(ee, za(_ == 1 ? Pa : La, te)), ie = Ga(ee, Ua(Wa, te)), ae = [], M = r.legend = Yi({}, Ja, e.legend), N = r.cursor = Yi({}, ro, { drag: { y: i == 2 } }, e.cursor), P = M.show, oe = N.show, F = M.markers;
	M.idxs = ae, F.width = Z(F.width), F.dash = Z(F.dash), F.stroke = Z(F.stroke), F.fill = Z(F.fill);
	let I, L, se, ce = [], R = [], z, le = !1, ue = {};
	if (M.live) {
		let e = v[1] ? v[1].values : null;
		le = e != null, z = le ? e(r, 1, 0) : { _: 0 };
		for (let e in z) ue[e] = br;
	}
	if (P) {
		if (I = kr("table", Yn, l), se = kr("tbody", null, I), M.mount(r, I), le) {
			L = kr("thead", null, I, se);
			let e = kr("tr", null, L);
			for (var de in kr("th", null, e), z) kr("th", er, e).textContent = de;
		} else Dr(I, Zn), M.live && Dr(I, Xn);
	}
	let fe = { show: !0 }, pe = { show: !1 };
	function me(e, t) {
		if (t == 0 && (le || !M.live || i == 2)) return zi;
		let n = [], a = kr("tr", Qn, se, se.childNodes[t]);
		Dr(a, e.class), e.show || Dr(a, Wn);
		let o = kr("th", null, a);
		if (F.show) {
			let e = Ar($n, o);
			if (t > 0) {
				let n = F.width(r, t);
				n && (e.style.border = n + "px " + F.dash(r, t) + " " + F.stroke(r, t)), e.style.background = F.fill(r, t);
			}
		}
		let s = Ar(er, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (F.show || (s.style.color = e.width > 0 ? F.stroke(r, t) : F.fill(r, t)), ge("click", o, (t) => {
			if (N._lock) return;
			H(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != M.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && fn(r, e ? r == n ? fe : pe : fe, !0, Wr.setSeries);
				});
			} else fn(n, { show: !e.show }, !0, Wr.setSeries);
		}, !1), We && ge(pr, o, (t) => {
			N._lock || (H(t), fn(v.indexOf(e), bn, !0, Wr.setSeries));
		}, !1)), z) {
			let e = kr("td", tr, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let he = /* @__PURE__ */ new Map();
	function ge(e, t, n, i = !0) {
		let a = he.get(t) || {}, o = N.bind[e](r, t, n, i);
		o && (zr(e, t, a[e] = o), he.set(t, a));
	}
	function _e(e, t, n) {
		let r = he.get(t) || {};
		for (let n in r) (e == null || n == e) && (Br(n, t, r[n]), delete r[n]);
		e ?? he.delete(t);
	}
	let ve = 0, ye = 0, B = 0, V = 0, be = 0, xe = 0, Se = be, Ce = xe, we = B, Te = V, Ee = 0, De = 0, Oe = 0, ke = 0;
	r.bbox = {};
	let Ae = !1, je = !1, Me = !1, Ne = !1, Pe = !1, Fe = !1;
	function Ie(e, t, n) {
		(n || e != r.width || t != r.height) && Le(e, t), Rt(!1), Me = !0, je = !0, Ut();
	}
	function Le(e, t) {
		r.width = ve = B = e, r.height = ye = V = t, be = xe = 0, Be(), Ve();
		let n = r.bbox;
		Ee = n.left = ji(be * J, .5), De = n.top = ji(xe * J, .5), Oe = n.width = ji(B * J, .5), ke = n.height = ji(V * J, .5);
	}
	function Re() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Ft(t), i = It(t);
			e = t == 3 || n && i, e || (Le(r.width, r.height), je = !0);
		}
	}
	function ze({ width: e, height: t }) {
		Ie(e, t);
	}
	r.setSize = ze;
	function Be() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (B -= c, a == 3 ? (be += c, r = !0) : n = !0) : (V -= c, a == 0 ? (xe += c, e = !0) : t = !0));
			}
		}), $e[0] = e, $e[1] = n, $e[2] = t, $e[3] = r, B -= rt[1] + rt[3], be += rt[3], V -= rt[2] + rt[0], xe += rt[0];
	}
	function Ve() {
		let e = be + B, t = xe + V, n = be, r = xe;
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
	if (N.dataIdx == null) {
		let e = N.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = Z(e.prox), i = e.bias ??= 0;
		N.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? yi, u = l >= 0 && l < yi, d = D.ori == 0 ? B : V, f = N.left, p = t[0], m = t[a];
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
			} else u && si(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let H = (e) => {
		N.event = e;
	};
	N.idxs = ae, N._lock = !1;
	let He = N.points;
	He.show = Z(He.show), He.size = Z(He.size), He.stroke = Z(He.stroke), He.width = Z(He.width), He.fill = Z(He.fill);
	let Ue = r.focus = Yi({}, e.focus || { alpha: .3 }, N.focus), We = Ue.prox >= 0, Ge = We && He.one, Ke = [], qe = [], Je = [];
	function Ye(e, t) {
		let n = He.show(r, t);
		if (n instanceof HTMLElement) return Dr(n, Jn), Dr(n, e.class), Mr(n, -10, -10, B, V), m.insertBefore(n, Ke[t]), n;
	}
	function Xe(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? Ui(n) ? Ga(ee, Ua(n, te)) : n || ie : n || Do, e.label = e.label || (t ? mo : po);
		}
		if (Ge || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || bs || Ei, e.fillTo = Z(e.fillTo || Wo), e.pxAlign = +X(e.pxAlign, h), e.pxRound = Yo(e.pxAlign), e.stroke = Z(e.stroke || null), e.fill = Z(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = ko(fi(1, e.width), 1), n = e.points = Yi({}, {
				size: t,
				width: fi(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: xs,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = Z(n.show), n.filter = Z(n.filter), n.fill = Z(n.fill), n.stroke = Z(n.stroke), n.paths = Z(n.paths), n.pxAlign = e.pxAlign;
		}
		if (P) {
			let n = me(e, t);
			ce.splice(t, 0, n[0]), R.splice(t, 0, n[1]), M.values.push(null);
		}
		if (oe) {
			ae.splice(t, 0, null);
			let n = null;
			Ge ? t == 0 && (n = Ye(e, t)) : t > 0 && (n = Ye(e, t)), Ke.splice(t, 0, n), qe.splice(t, 0, 0), Je.splice(t, 0, 0);
		}
		Hr("addSeries", t);
	}
	function Ze(e, t) {
		t ??= v.length, e = i == 1 ? ws(e, t, ho, Po) : ws(e, t, {}, No), v.splice(t, 0, e), Xe(v[t], t);
	}
	r.addSeries = Ze;
	function Qe(e) {
		if (v.splice(e, 1), P) {
			M.values.splice(e, 1), R.splice(e, 1);
			let t = ce.splice(e, 1)[0];
			_e(null, t.firstChild), t.remove();
		}
		oe && (ae.splice(e, 1), Ke.splice(e, 1)[0].remove(), qe.splice(e, 1), Je.splice(e, 1)), Hr("delSeries", e);
	}
	r.delSeries = Qe;
	let $e = [
		!1,
		!1,
		!1,
		!1
	];
	function et(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = Z(e.size), e.space = Z(e.space), e.rotate = Z(e.rotate), Bi(e.incrs) && e.incrs.forEach((e) => {
				!Pi.has(e) && Pi.set(e, Fi(e));
			}), e.incrs = Z(e.incrs || (i.distr == 2 ? ba : a ? _ == 1 ? Na : Ia : xa)), e.splits = Z(e.splits || (a && i.distr == 1 ? ne : i.distr == 3 ? vo : i.distr == 4 ? yo : _o)), e.stroke = Z(e.stroke), e.grid.stroke = Z(e.grid.stroke), e.ticks.stroke = Z(e.ticks.stroke), e.border.stroke = Z(e.border.stroke);
			let o = e.values;
			e.values = Bi(o) && !Bi(o[0]) ? Z(o) : a ? Bi(o) ? Ba(ee, za(o, te)) : Ui(o) ? Va(ee, o) : o || re : o || go, e.filter = Z(e.filter || (i.distr >= 3 && i.log == 10 ? To : i.distr == 3 && i.log == 2 ? Eo : Ti)), e.font = Ns(e.font), e.labelFont = Ns(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && ($e[t] = !0, e._el = Ar(Un, f));
		}
	}
	function tt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? li(fo.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? li(Oo.size / 2) : 0), l;
	}
	let nt = r.padding = (e.padding || [
		tt,
		tt,
		tt,
		tt
	]).map((e) => Z(X(e, tt))), rt = r._padding = nt.map((e, t) => e(r, t, $e, 0)), it, at = null, ot = null, st = i == 1 ? v[0].idxs : null, ct = null, lt = !1;
	function ut(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			it = 0;
			for (let e = 1; e < v.length; e++) it += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), ct = t[0], it = ct.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(it);
				for (let e = 0; e < it; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (Rt(!0), Hr("setData"), O == 2 && (Me = !0), n !== !1) {
			let e = D;
			e.auto(r, lt) ? dt() : dn(S, e.min, e.max), Ne ||= N.left >= 0, Fe = !0, Ut();
		}
	}
	r.setData = ut;
	function dt() {
		lt = !0;
		let e, n;
		i == 1 && (it > 0 ? (at = st[0] = 0, ot = st[1] = it - 1, e = t[0][at], n = t[0][ot], O == 2 ? (e = at, n = ot) : e == n && (O == 3 ? [e, n] = Jr(e, e, D.log, !1) : O == 4 ? [e, n] = Yr(e, e, D.log, !1) : D.time ? n = e + li(86400 / _) : [e, n] = ei(e, n, Xr, !0))) : (at = st[0] = e = null, ot = st[1] = n = null)), dn(S, e, n);
	}
	let ft, pt, mt, ht, gt, _t, vt, yt, bt, xt;
	function St(e, t, n, r, i, a) {
		e ??= lr, n ??= Ri, r ??= "butt", i ??= lr, a ??= "round", e != ft && (d.strokeStyle = ft = e), i != pt && (d.fillStyle = pt = i), t != mt && (d.lineWidth = mt = t), a != gt && (d.lineJoin = gt = a), r != _t && (d.lineCap = _t = r), n != ht && d.setLineDash(ht = n);
	}
	function U(e, t, n, r) {
		t != pt && (d.fillStyle = pt = t), e != vt && (d.font = vt = e), n != yt && (d.textAlign = yt = n), r != bt && (d.textBaseline = bt = r);
	}
	function Ct(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, lt) && (t == null || t.min == null)) {
			let t = X(at, 0), r = X(ot, i.length - 1), o = n.min == null ? qr(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = di(e.min, n.min = o[0]), e.max = fi(e.max, n.max = o[1]);
		}
	}
	let wt = {
		min: null,
		max: null
	};
	function W() {
		for (let e in b) {
			let t = b[e];
			j[e] == null && (t.min == null || j[S] != null && t.auto(r, lt)) && (j[e] = wt);
		}
		for (let e in b) {
			let t = b[e];
			j[e] == null && t.from != null && j[t.from] != null && (j[e] = wt);
		}
		j[S] != null && Rt(!0);
		let e = {};
		for (let t in j) {
			let n = j[t];
			if (n != null) {
				let a = e[t] = Ji(b[t], Gi);
				if (n.min != null) Yi(a, n);
				else if (t != S || i == 2) {
					if (it == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = yi, a.max = -Infinity;
				}
			}
		}
		if (it > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = j[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], at = Vr(s.min, t[0]), ot = Vr(s.max, t[0]), ot - at > 1 && (t[0][at] < s.min && at++, t[0][ot] > s.max && ot--), n.min = ct[at], n.max = ct[ot];
					} else n.show && n.auto && Ct(s, o, n, t[a], n.sorted);
					n.idxs[0] = at, n.idxs[1] = ot;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && Ct(u, j[o], r, c, r.sorted), d != null && Ct(d, j[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = j[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == yi ? null : n.min, n.max == -Infinity ? null : n.max, t);
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
				i._min = e == 3 ? hi(i.min) : e == 4 ? vi(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? hi(i.max) : e == 4 ? vi(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Me = !0, Hr("setScale", e);
			oe && N.left >= 0 && (Ne = Fe = !0);
		}
		for (let e in j) j[e] = null;
	}
	function Tt(e) {
		let t = xi(at - 1, 0, it - 1), n = xi(ot + 1, 0, it - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < it - 1;) n++;
		return [t, n];
	}
	function Et() {
		if (it > 0) {
			let e = v.some((e) => e._focus) && xt != Ue.alpha;
			e && (d.globalAlpha = xt = Ue.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (Dt(n, !1), Dt(n, !0), e._paths == null)) {
					let a = xt;
					xt != e.alpha && (d.globalAlpha = xt = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Tt(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), xt != a && (d.globalAlpha = xt = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = xt;
					xt != e.alpha && (d.globalAlpha = xt = e.alpha), e._paths != null && Ot(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, at, ot, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, at, ot, a), Ot(t, !0));
					}
					xt != n && (d.globalAlpha = xt = n), Hr("drawSeries", t);
				}
			}), e && (d.globalAlpha = xt = 1);
		}
	}
	function Dt(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function Ot(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Q(l * J, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Ee - l / 2, t = De - l / 2, n = Oe + l, r = ke + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? At(s, l, n.dash, n.cap, c, r, i, o, a) : kt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function kt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || Li).band;
				Bi(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && ti(g, at, ot) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, At(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || At(n, i, a, o, s, c, l, u, d, f);
	}
	function At(e, t, n, r, i, a, o, s, c, l, u, f) {
		St(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Mt(i, o), jt(e, a, t)) : s & Vo ? (Mt(i, o), d.clip(f), jt(e, a, t)) : s & Bo && (d.save(), d.clip(f), u && d.clip(u), Mt(i, o), d.restore(), jt(e, a, t)) : (Mt(i, o), jt(e, a, t)), (c || l || f) && d.restore();
	}
	function jt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = ft = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Mt(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = pt = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function Nt(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = Ms(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Pt(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), St(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Ft(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, Rt(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, Rt(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = Nt(i, c, l, s == 0 ? B : V);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => ct[e]) : p, h = a.distr == 2 ? ct[p[1]] - ct[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = ui(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function It(e) {
		let t = !0;
		return nt.forEach((n, i) => {
			let a = n(r, i, $e, e);
			a != rt[i] && (t = !1), rt[i] = a;
		}), t;
	}
	function Lt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = li((t._lpos + s) * J);
				U(t.labelFont[0], c, "center", n == 2 ? ir : ar), d.save(), i == 1 ? (a = o = 0, d.translate(p, li(De + ke / 2)), d.rotate((n == 3 ? -oi : oi) / 2)) : (a = li(Ee + Oe / 2), o = p);
				let m = Si(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Oe : ke, h = i == 0 ? Ee : De, _ = t._splits, v = p.distr == 2 ? _.map((e) => ct[e]) : _, x = p.distr == 2 ? ct[_[1]] - ct[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = li(w * J), E = li((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * J), D = t._rotate * -oi / 180, O = g(t._pos * J), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0;
			let A = t.font[0];
			U(A, c, t.align == 1 ? or : t.align == 2 ? sr : D > 0 ? or : D < 0 ? sr : i == 0 ? "center" : n == 3 ? sr : or, D || i == 1 ? "middle" : n == 2 ? ir : ar);
			let j = t.font[1] * t.lineGap, ee = _.map((e) => g(s(e, p, m, h))), te = t._values;
			for (let e = 0; e < te.length; e++) {
				let t = te[e];
				if (t != null) {
					i == 0 ? a = ee[e] : o = ee[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * j), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * j);
					}
				}
			}
			S.show && Pt(ee, S.filter(r, v, e, f, x), i, n, O, T, Q(S.width * J, 3), S.stroke(r, e), S.dash, S.cap);
			let ne = t.grid;
			ne.show && Pt(ee, ne.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? De : Ee, i == 0 ? ke : Oe, Q(ne.width * J, 3), ne.stroke(r, e), ne.dash, ne.cap), C.show && Pt([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? De : Ee, i == 1 ? ke : Oe, Q(C.width * J, 3), C.stroke(r, e), C.dash, C.cap);
		}
		Hr("drawAxes");
	}
	function Rt(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let zt = !1, Bt = !1, Vt = [];
	function Ht() {
		Bt = !1;
		for (let e = 0; e < Vt.length; e++) Hr(...Vt[e]);
		Vt.length = 0;
	}
	function Ut() {
		zt ||= (ta(Gt), !0);
	}
	function Wt(e, t = !1) {
		zt = !0, Bt = t, e(r), Gt(), t && Vt.length > 0 && queueMicrotask(Ht);
	}
	r.batch = Wt;
	function Gt() {
		if (Ae &&= (W(), !1), Me &&= (Re(), !1), je) {
			if (Y(p, or, be), Y(p, ir, xe), Y(p, nr, B), Y(p, rr, V), Y(m, or, be), Y(m, ir, xe), Y(m, nr, B), Y(m, rr, V), Y(f, nr, ve), Y(f, rr, ye), u.width = li(ve * J), u.height = li(ye * J), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						Y(e, a ? "left" : "top", r - t), Y(e, a ? "width" : "height", n), Y(e, a ? "top" : "left", a ? xe : be), Y(e, a ? "height" : "width", a ? V : B), Or(e, Wn);
					} else Dr(e, Wn);
				}
			}), ft = pt = mt = gt = _t = vt = yt = bt = ht = null, xt = 1, Nn(!0), be != Se || xe != Ce || B != we || V != Te) {
				Rt(!1);
				let e = B / we, t = V / Te;
				if (oe && !Ne && N.left >= 0) {
					N.left *= e, N.top *= t, Yt && Mr(Yt, li(N.left), 0, B, V), Xt && Mr(Xt, 0, li(N.top), B, V);
					for (let n = 0; n < Ke.length; n++) {
						let r = Ke[n];
						r != null && (qe[n] *= e, Je[n] *= t, Mr(r, ui(qe[n]), ui(Je[n]), B, V));
					}
				}
				if (q.show && !Pe && q.left >= 0 && q.width > 0) {
					q.left *= e, q.width *= e, q.top *= t, q.height *= t;
					for (let e in cr) Y(cn, e, q[e]);
				}
				Se = be, Ce = xe, we = B, Te = V;
			}
			Hr("setSize"), je = !1;
		}
		ve > 0 && ye > 0 && (d.clearRect(0, 0, u.width, u.height), Hr("drawClear"), w.forEach((e) => e()), Hr("draw")), q.show && Pe && (ln(q), Pe = !1), oe && Ne && (jn(null, !0, !1), Ne = !1), M.show && M.live && Fe && (kn(), Fe = !1), c || (c = !0, r.status = 1, Hr("ready")), lt = !1, zt = !1;
	}
	r.redraw = (e, t) => {
		Me = t || !1, e === !1 ? Ut() : dn(S, D.min, D.max);
	};
	function Kt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (it == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (it > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && it > 0 && (n.min = Vr(n.min, t[0]), n.max = Vr(n.max, t[0]), n.min == n.max && n.max++), j[e] = n, Ae = !0, Ut();
		}
	}
	r.setScale = Kt;
	let qt, Jt, Yt, Xt, Zt, Qt, $t, en, tn, nn, G, K, rn = !1, an = N.drag, on = an.x, sn = an.y;
	oe && (N.x && (qt = Ar(Kn, m)), N.y && (Jt = Ar(qn, m)), D.ori == 0 ? (Yt = qt, Xt = Jt) : (Yt = Jt, Xt = qt), G = N.left, K = N.top);
	let q = r.select = Yi({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), cn = q.show ? Ar(Gn, q.over ? m : p) : null;
	function ln(e, t) {
		if (q.show) {
			for (let t in e) q[t] = e[t], t in cr && Y(cn, t, e[t]);
			t !== !1 && Hr("setSelect");
		}
	}
	r.setSelect = ln;
	function un(e) {
		if (v[e].show) P && Or(ce[e], Wn);
		else if (P && Dr(ce[e], Wn), oe) {
			let t = Ge ? Ke[0] : Ke[e];
			t != null && Mr(t, -10, -10, B, V);
		}
	}
	function dn(e, t, n) {
		Kt(e, {
			min: t,
			max: n
		});
	}
	function fn(e, t, n, a) {
		t.focus != null && xn(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, un(r), i == 2 ? (dn(n.facets[0].scale, null, null), dn(n.facets[1].scale, null, null)) : dn(n.scale, null, null), Ut());
		}), n !== !1 && Hr("setSeries", e, t), a && Qr("setSeries", r, e, t);
	}
	r.setSeries = fn;
	function pn(e, t) {
		Yi(x[e], t);
	}
	function mn(e, t) {
		e.fill = Z(e.fill || null), e.dir = X(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}
	function hn(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	}
	r.addBand = mn, r.setBand = pn, r.delBand = hn;
	function gn(e, t) {
		v[e].alpha = t, oe && Ke[e] != null && (Ke[e].style.opacity = t), P && ce[e] && (ce[e].style.opacity = t);
	}
	let _n, vn, yn, bn = { focus: !0 };
	function xn(e) {
		if (e != yn) {
			let t = e == null, n = Ue.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && gn(a, i ? 1 : Ue.alpha);
				}
			}), yn = e, n && Ut();
		}
	}
	P && We && ge(mr, I, (e) => {
		N._lock || (H(e), yn != null && fn(null, bn, !0, Wr.setSeries));
	});
	function Sn(e, t, n) {
		let r = b[t];
		n && (e = e / J - (r.ori == 1 ? xe : be));
		let i = B;
		r.ori == 1 && (i = V, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? pi(10, c) : l == 4 ? _i(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	function Cn(e, n) {
		return Vr(Sn(e, S, n), t[0], at, ot);
	}
	r.valToIdx = (e) => Vr(e, t[0]), r.posToIdx = Cn, r.posToVal = Sn, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Oe : B, n ? Ee : 0) : o(e, b[t], n ? ke : V, n ? De : 0), r.setCursor = (e, t, n) => {
		G = e.left, K = e.top, jn(null, t, n);
	};
	function wn(e, t) {
		Y(cn, or, q.left = e), Y(cn, nr, q.width = t);
	}
	function Tn(e, t) {
		Y(cn, ir, q.top = e), Y(cn, rr, q.height = t);
	}
	let En = D.ori == 0 ? wn : Tn, Dn = D.ori == 1 ? wn : Tn;
	function On() {
		if (P && M.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && le) continue;
			let t = M.values[e], n = 0;
			for (let r in t) R[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function kn(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			ae[t] = e;
		}) : Hi(e.idx) || ae.fill(e.idx), M.idx = ae[0]), P && M.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !le) && An(e, ae[e]);
			On();
		}
		Fe = !1, t !== !1 && Hr("setLegend");
	}
	r.setLegend = kn;
	function An(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? ct : t[e], o;
		le ? o = i.values(r, e, n) ?? ue : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? ue : { _: o }), M.values[e] = o;
	}
	function jn(e, n, a) {
		tn = G, nn = K, [G, K] = N.move(r, G, K), N.left = G, N.top = K, oe && (Yt && Mr(Yt, li(G), 0, B, V), Xt && Mr(Xt, 0, li(K), B, V));
		let o, s = at > ot;
		_n = yi, vn = null;
		let c = D.ori == 0 ? B : V, l = D.ori == 1 ? B : V;
		if (G < 0 || it == 0 || s) {
			o = N.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = Ke[e];
				t != null && Mr(t, -10, -10, B, V);
			}
			We && fn(null, bn, !0, e == null && Wr.setSeries), M.live && (ae.fill(o), Fe = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? G : K, n = Sn(e, S), o = N.idx = Vr(n, t[0], at, ot), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = ae[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = N.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Fe = Fe || S != y || x != _, ae[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : A(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (We && S != null) {
						let t = D.ori == 1 ? G : K, n = si(Ue.dist(r, e, x, _, t));
						if (n < _n) {
							let r = Ue.bias;
							if (r != 0) {
								let i = Sn(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (_n = n, vn = e);
							} else _n = n, vn = e;
						}
					}
					if (Fe || Ge) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = He.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = He.size(r, e);
						if (v = He.fill(r, e), g = He.stroke(r, e), Ge) e == vn && _n <= Ue.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = Ke[e];
							t != null && (qe[e] = c, Je[e] = l, Ir(t, a, o, y), Pr(t, v, g), Mr(t, ui(c), ui(l), B, V));
						}
					}
				}
			}
			if (Ge) {
				let e = Ue.prox;
				if (Fe || (yn == null ? _n <= e : _n > e || vn != yn)) {
					let e = Ke[0];
					e != null && (qe[0] = s, Je[0] = u, Ir(e, d, f, p), Pr(e, m, h), Mr(e, ui(s), ui(u), B, V));
				}
			}
		}
		if (q.show && rn) {
			if (e != null) {
				let [t, n] = Wr.scales, [r, i] = Wr.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (on = s._x, sn = s._y, on || sn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && on ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), En(di(v, y), si(y - v))) : En(0, c), S && sn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = A(m(h, o), _, l, 0), y = A(m(h + g, o), _, l, 0), Dn(di(v, y), si(y - v))) : Dn(0, l);
				} else gr();
			} else {
				let e = si(tn - Zt), t = si(nn - Qt);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				on = an.x && e >= an.dist, sn = an.y && t >= an.dist;
				let n = an.uni;
				n == null ? an.x && an.y && (on || sn) && (on = sn = !0) : on && sn && (on = e >= n, sn = t >= n, !on && !sn && (t > e ? sn = !0 : on = !0));
				let r, i;
				on && (D.ori == 0 ? (r = $t, i = G) : (r = en, i = K), En(di(r, i), si(i - r)), sn || Dn(0, l)), sn && (D.ori == 1 ? (r = $t, i = G) : (r = en, i = K), Dn(di(r, i), si(i - r)), on || En(0, c)), !on && !sn && (En(0, 0), Dn(0, 0));
			}
		}
		if (an._x = on, an._y = sn, e == null) {
			if (a) {
				if (Gr != null) {
					let [e, t] = Wr.scales;
					Wr.values[0] = e == null ? null : Sn(D.ori == 0 ? G : K, e), Wr.values[1] = t == null ? null : Sn(D.ori == 1 ? G : K, t);
				}
				Qr(ur, r, G, K, B, V, o);
			}
			if (We) {
				let e = a && Wr.setSeries, t = Ue.prox;
				yn == null ? _n <= t && fn(vn, bn, !0, e) : _n > t ? fn(null, bn, !0, e) : vn != yn && fn(vn, bn, !0, e);
			}
		}
		Fe && (M.idx = o, kn()), n !== !1 && Hr("setCursor");
	}
	let Mn = null;
	Object.defineProperty(r, "rect", { get() {
		return Mn ?? Nn(!1), Mn;
	} });
	function Nn(e = !1) {
		e ? Mn = null : (Mn = m.getBoundingClientRect(), Hr("syncRect", Mn));
	}
	function Pn(e, t, n, r, i, a, o) {
		N._lock || rn && e != null && e.movementX == 0 && e.movementY == 0 || (Fn(e, t, n, r, i, a, o, !1, e != null), e == null ? jn(t, !0, !1) : jn(null, !0, !0));
	}
	function Fn(e, t, n, i, a, o, c, l, u) {
		if (Mn ?? Nn(!1), H(e), e != null) n = e.clientX - Mn.left, i = e.clientY - Mn.top;
		else {
			if (n < 0 || i < 0) {
				G = -10, K = -10;
				return;
			}
			let [e, r] = Wr.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Wr.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? B : V, _ = D.ori == 1 ? B : V, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == ur) && ((n <= 1 || n >= B - 1) && (n = ji(n, B)), (i <= 1 || i >= V - 1) && (i = ji(i, V))), l ? (Zt = n, Qt = i, [$t, en] = N.move(r, n, i)) : (G = n, K = i);
	}
	let cr = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function gr() {
		ln(cr, !1);
	}
	let _r, vr, xr, wr;
	function Tr(e, t, n, i, a, o, s) {
		rn = !0, on = sn = an._x = an._y = !1, Fn(e, t, n, i, a, o, s, !0, !1), e != null && (ge(fr, Sr, Er, !1), Qr(dr, r, $t, en, B, V, null));
		let { left: c, top: l, width: u, height: d } = q;
		_r = c, vr = l, xr = u, wr = d;
	}
	function Er(e, t, n, i, a, o, s) {
		rn = an._x = an._y = !1, Fn(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = q, f = u > 0 || d > 0, p = _r != c || vr != l || xr != u || wr != d;
		if (f && p && ln(q), an.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), on && dn(S, Sn(e, S), Sn(e + t, S)), sn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != yi && dn(e, Sn(n + r, e), Sn(n, e));
			}
			gr();
		} else N.lock && (N._lock = !N._lock, jn(t, !0, e != null));
		e != null && (_e(fr, Sr), Qr(fr, r, G, K, B, V, null));
	}
	function jr(e, t, n, r, i, a, o) {
		if (N._lock) return;
		H(e);
		let s = rn;
		if (rn) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = on, r = sn) : (n = sn, r = on), n && r && (e = G <= 10 || G >= B - 10, t = K <= 10 || K >= V - 10), n && e && (G = G < $t ? 0 : B), r && t && (K = K < en ? 0 : V), jn(null, !0, !0), rn = !1;
		}
		G = -10, K = -10, ae.fill(null), jn(null, !0, !0), s && (rn = s);
	}
	function Nr(e, t, n, i, a, o, s) {
		N._lock || (H(e), dt(), gr(), e != null && Qr(hr, r, G, K, B, V, null));
	}
	function Fr() {
		y.forEach(Ps), Ie(r.width, r.height, !0);
	}
	zr(yr, Cr, Fr);
	let Lr = {};
	Lr.mousedown = Tr, Lr.mousemove = Pn, Lr.mouseup = Er, Lr.dblclick = Nr, Lr.setSeries = (e, t, n, i) => {
		let a = Wr.match[2];
		n = a(r, t, n), n != -1 && fn(n, i, !0, !1);
	}, oe && (ge(dr, m, Tr), ge(ur, m, Pn), ge(pr, m, (e) => {
		H(e), Nn(!1);
	}), ge(mr, m, jr), ge(hr, m, Nr), vs.add(r), r.syncRect = Nn);
	let Rr = r.hooks = e.hooks || {};
	function Hr(e, t, n) {
		Bt ? Vt.push([
			e,
			t,
			n
		]) : e in Rr && Rr[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Rr[t] = (Rr[t] || []).concat(e.hooks[t]);
	});
	let Ur = (e, t, n) => n, Wr = Yi({
		key: null,
		setSeries: !1,
		filters: {
			pub: Di,
			sub: Di
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			Oi,
			Oi,
			Ur
		],
		values: [null, null]
	}, N.sync);
	Wr.match.length == 2 && Wr.match.push(Ur), N.sync = Wr;
	let Gr = Wr.key, Kr = zo(Gr);
	function Qr(e, t, n, r, i, a, o) {
		Wr.filters.pub(e, t, n, r, i, a, o) && Kr.pub(e, t, n, r, i, a, o);
	}
	Kr.sub(r);
	function $r(e, t, n, r, i, a, o) {
		Wr.filters.sub(e, t, n, r, i, a, o) && Lr[e](null, t, n, r, i, a, o);
	}
	r.pub = $r;
	function ni() {
		Kr.unsub(r), vs.delete(r), he.clear(), Br(yr, Cr, Fr), l.remove(), I?.remove(), Hr("destroy");
	}
	r.destroy = ni;
	function ri() {
		Hr("init", e, t), ut(t || e.data, !1), j[S] ? Kt(S, j[S]) : dt(), Pe = q.show && (q.width > 0 || q.height > 0), Ne = Fe = !0, Ie(e.width, e.height);
	}
	return v.forEach(Xe), y.forEach(et), n ? n instanceof HTMLElement ? (n.appendChild(l), ri()) : n(r, ri) : ri(), r;
}
Fs.assign = Yi, Fs.fmtNum = ii, Fs.rangeNum = ei, Fs.rangeLog = Jr, Fs.rangeAsinh = Yr, Fs.orient = Ho, Fs.pxRatio = J, Fs.join = ea, Fs.fmtDate = pa, Fs.tzDate = ha, Fs.sync = zo;
{
	Fs.addGap = qo, Fs.clipGaps = Ko;
	let e = Fs.paths = { points: ss };
	e.linear = ds, e.stepped = fs, e.bars = ms, e.spline = gs;
}
// src/colours.ts
var Is = [
	"#0072b2",
	"#d55e00",
	"#009e73",
	"#a05195",
	"#b58900",
	"#2f8fc4",
	"#555555"
], Ls = [
	"#56b4e9",
	"#ff9f59",
	"#35c99a",
	"#dd9ac4",
	"#f0e442",
	"#8fd0ff",
	"#c0c0c0"
], Rs = [
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
], zs = window.matchMedia("(prefers-color-scheme: dark)"), Bs = Qe(zs.matches);
zs.addEventListener("change", (e) => {
	Bs.value = e.matches;
});
function Vs(e) {
	return (Bs.value ? Ls : Is)[e % Is.length];
}
function Hs(e) {
	return Rs[e % Rs.length];
}
function Us() {
	return Bs.value ? "#c9d1d9" : "#3b434b";
}
function Ws() {
	return Bs.value ? "#0f1419" : "#ffffff";
}
function Gs() {
	return Bs.value ? "#2b323a" : "#e3e7eb";
}
// src/chart.tsx
var Ks = 26, qs = [
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
];
function Js(e) {
	let t = Oe(null), n = Oe(null), r = Oe(e);
	r.current = e;
	let i = _t(!1), { lines: a, step: o } = e, s = Math.max(0, ...a.map((e) => e.values.length)), c = Ae(), l = Bs.value, u = s === 0, d = a.map((e) => e.label).join("\n"), f = e.strip ? a.length * Ks + 44 : 170, p = ke(() => Array.from({ length: s }, (e, t) => t * o), [s, o]), m = ke(() => tc(e), [a]);
	De(() => {
		let i = t.current;
		if (!i || u) return;
		let s = {
			stroke: Us,
			grid: {
				stroke: Gs(),
				width: 1
			},
			ticks: {
				stroke: Gs(),
				width: 1
			},
			font: "11px system-ui, sans-serif"
		}, c = new Fs({
			width: i.clientWidth || 600,
			height: f,
			padding: [
				10,
				12,
				0,
				0
			],
			cursor: {
				drag: {
					x: !0,
					y: !1,
					setScale: !1
				},
				points: {
					size: 6,
					show: !e.strip
				},
				y: !1
			},
			legend: { show: !1 },
			scales: {
				x: {
					time: !1,
					range: (e, t, n) => W.value ?? [t, Math.max(n, t + o)]
				},
				y: { range: (t, n, i) => e.strip ? [0, a.length] : [0, Math.max(.001, i ?? 0, ...(r.current.marks ?? []).map((e) => e.value)) * 1.08] }
			},
			axes: [{
				...s,
				values: (e, t) => t.map(le),
				size: 30,
				incrs: qs
			}, {
				...s,
				values: (e, t) => t.map(se),
				size: 52,
				...e.strip ? {
					values: () => [],
					grid: { show: !1 },
					ticks: { show: !1 }
				} : {}
			}],
			series: [{}, ...a.map((t, n) => ({
				label: t.label,
				stroke: Vs(t.colour ?? n),
				width: Hs(t.colour ?? n).length > 0 ? 1.75 : 2.5,
				dash: Hs(t.colour ?? n),
				spanGaps: !0,
				paths: e.strip ? () => null : void 0,
				points: { show: !1 }
			}))],
			hooks: {
				setSelect: [(e) => {
					e.select.width < 3 || (W.value = [e.posToVal(e.select.left, "x"), e.posToVal(e.select.left + e.select.width, "x")], e.setSelect({
						left: 0,
						width: 0,
						top: 0,
						height: 0
					}, !1));
				}],
				draw: [(t) => {
					e.strip ? $s(t, r.current) : Qs(t, r.current.marks ?? []);
				}]
			}
		}, Ys(p, a), i);
		n.current = c, c.over.addEventListener("mousemove", (e) => {
			Tt.value = c.data[0][c.posToIdx(e.clientX - c.over.getBoundingClientRect().left)] ?? null;
		}), c.over.addEventListener("mouseleave", () => {
			Tt.value = null;
		}), c.over.addEventListener("click", () => {
			Tt.value !== null && r.current.onPick?.(Tt.value);
		}), c.over.addEventListener("dblclick", () => {
			W.value = null;
		});
		let l = new ResizeObserver(() => {
			i.clientWidth > 0 && i.clientWidth !== c.width && c.setSize({
				width: i.clientWidth,
				height: f
			});
		});
		return l.observe(i), () => {
			l.disconnect(), c.destroy(), n.current = null;
		};
	}, [
		u,
		l,
		d,
		o,
		f
	]);
	let h = W.value, g = Tt.value;
	De(() => {
		n.current?.batch((e) => {
			e.setData(Ys(p, a));
		});
	}, [
		h,
		p,
		a
	]), De(() => {
		let e = n.current;
		e && !e.over.matches(":hover") && e.setCursor({
			left: g === null ? -10 : e.valToPos(g, "x"),
			top: g === null ? -10 : 1
		}, !1);
	}, [
		g,
		h,
		p,
		a,
		l
	]);
	let _ = (e) => {
		let t = Math.max(0, Math.min(s - 1, Math.round(e / o))) * o, n = W.value;
		if (n && (t < n[0] || t > n[1])) {
			let e = n[1] - n[0], r = t < n[0] ? t : t - e;
			W.value = [r, r + e];
		}
		Tt.value = t;
	}, v = (e) => {
		let t = (s - 1) * o, [n, r] = W.value ?? [0, t], i = Math.max(2 * o, (r - n) * e), a = Tt.value ?? (n + r) / 2, c = Math.max(0, Math.min(t - i, a - i / 2));
		W.value = i >= t ? null : [c, c + i];
	};
	return /* @__PURE__ */ U("section", {
		class: "chart",
		"aria-labelledby": c,
		children: [
			/* @__PURE__ */ U("header", { children: [/* @__PURE__ */ U("h3", {
				id: c,
				children: [
					e.title,
					" ",
					/* @__PURE__ */ U("span", {
						class: "unit",
						children: e.unit
					})
				]
			}), /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				"aria-label": `${i.value ? "Chart" : "Table"}: ${e.title}`,
				onClick: () => {
					i.value = !i.value;
				},
				children: i.value ? "Chart" : "Table"
			})] }),
			u ? /* @__PURE__ */ U("p", {
				class: "hint",
				children: "Nothing yet."
			}) : /* @__PURE__ */ U("div", {
				ref: t,
				class: "plot",
				role: "slider",
				tabIndex: 0,
				hidden: i.value,
				onKeyDown: (t) => {
					if (t.ctrlKey || t.metaKey || t.altKey) return;
					let n = Tt.value ?? W.value?.[0] ?? 0, r = (t.shiftKey ? 10 : 1) * o, i = {
						ArrowRight: () => _(Tt.value === null ? n : n + r),
						ArrowLeft: () => _(n - r),
						Home: () => _(0),
						End: () => _(s * o),
						"+": () => v(.5),
						"=": () => v(.5),
						"-": () => v(2),
						0: () => {
							W.value = null;
						},
						Enter: () => {
							Tt.value !== null && e.onPick?.(Tt.value);
						}
					};
					i[t.key] && (t.preventDefault(), i[t.key]());
				},
				"aria-labelledby": c,
				"aria-describedby": `${c}-said axis-keys`,
				"aria-orientation": "horizontal",
				"aria-valuemin": 0,
				"aria-valuemax": (s - 1) * o,
				"aria-valuenow": g ?? 0,
				"aria-valuetext": g === null ? "no time chosen" : `${le(g)}: ${a.map((e) => `${e.label} ${Xs(e, g, o)}`).join(", ")}`
			}),
			/* @__PURE__ */ U("p", {
				id: `${c}-said`,
				hidden: !0,
				children: m
			}),
			!u && !i.value && /* @__PURE__ */ U("ul", {
				class: "lines",
				children: [a.map((t, n) => /* @__PURE__ */ U("li", { children: [
					/* @__PURE__ */ U(Zs, {
						n: t.colour ?? n,
						strip: e.strip
					}),
					" ",
					t.label,
					" ",
					/* @__PURE__ */ U("b", { children: g === null ? "" : Xs(t, g, o) })
				] }, t.label)), /* @__PURE__ */ U("li", {
					class: "at",
					children: g === null ? "" : `at ${le(g)}`
				})]
			}),
			i.value && /* @__PURE__ */ U(nc, {
				...e,
				points: s
			})
		]
	});
}
function Ys(e, t) {
	return [e, ...t.map((e) => e.values)];
}
function Xs(e, t, n) {
	let r = e.values[Math.round(t / n)];
	return r == null ? "–" : se(r);
}
function Zs({ n: e, strip: t }) {
	return /* @__PURE__ */ U("svg", {
		class: "swatch",
		width: "26",
		height: "10",
		"aria-hidden": "true",
		children: t ? /* @__PURE__ */ U("rect", {
			x: "8",
			y: "0",
			width: "10",
			height: "10",
			fill: Vs(e)
		}) : /* @__PURE__ */ U("line", {
			x1: "0",
			y1: "5",
			x2: "26",
			y2: "5",
			stroke: Vs(e),
			"stroke-width": "2.5",
			"stroke-dasharray": Hs(e).join(" ")
		})
	});
}
function Qs(e, t) {
	let { left: n, top: r, width: i } = e.bbox, a = e.ctx, o = devicePixelRatio, s = /* @__PURE__ */ new Map();
	for (let n of t) {
		let t = Math.round(e.valToPos(n.value, "y", !0));
		n.value > 0 && s.set(t, [...s.get(t) ?? [], n.label]);
	}
	a.save(), a.strokeStyle = a.fillStyle = Us(), a.lineWidth = o, a.font = `${11 * o}px system-ui, sans-serif`, a.textAlign = "right";
	let c = -1e9;
	for (let [e, t] of [...s].sort(([e], [t]) => e - t)) {
		a.setLineDash([5 * o, 4 * o]), a.beginPath(), a.moveTo(n, e), a.lineTo(n + i, e), a.stroke();
		let s = Math.max(e + 3 * o, c + 13 * o, r);
		c = s, a.textBaseline = "top", ec(a, t.join(", "), n + i - 4 * o, s, i - 8 * o);
	}
	a.restore();
}
function $s(e, { lines: t, step: n }) {
	let { left: r, top: i, width: a, height: o } = e.bbox, s = e.ctx, c = devicePixelRatio, l = o / t.length;
	s.save(), s.beginPath(), s.rect(r, i, a, o), s.clip(), s.font = `${11 * c}px system-ui, sans-serif`, s.textBaseline = "top", s.textAlign = "left", t.forEach((t, o) => {
		let u = i + (o + 1) * l, d = Math.max(1, ...t.values.map((e) => e ?? 0));
		s.fillStyle = Gs(), s.fillRect(r, u - c, a, c), s.fillStyle = Vs(t.colour ?? o), t.values.forEach((t, r) => {
			if (!t) return;
			let i = e.valToPos(r * n, "x", !0), a = Math.max(2 * c, (e.valToPos((r + 1) * n, "x", !0) - i) * .9), o = Math.max(3 * c, t / d * (l - 3 * c));
			s.fillRect(i, u - c - o, a, o);
		}), s.fillStyle = Us(), ec(s, `${t.label}, up to ${se(d)}`, r + 4 * c, u - l + 3 * c, a - 8 * c);
	}), s.restore();
}
function ec(e, t, n, r, i) {
	e.save(), e.setLineDash([]), e.lineJoin = "round", e.lineWidth = 4 * devicePixelRatio, e.strokeStyle = Ws(), e.strokeText(t, n, r, i), e.fillText(t, n, r, i), e.restore();
}
function tc({ title: e, unit: t, lines: n, marks: r }) {
	return `${e}, ${t}: ${[...n.map((e) => `${e.label} at most ${se(e.values.reduce((e, t) => Math.max(e, t ?? 0), 0))}`), ...(r ?? []).filter((e) => e.value > 0).map((e) => e.label)].join(", ")}. The button Table shows the numbers.`;
}
function nc({ lines: e, step: t, points: n, title: r }) {
	let [i, a] = W.value ?? [0, n * t], o = Math.max(0, Math.floor(i / t)), s = Math.min(n, Math.ceil(a / t) + 1), c = Math.max(1, Math.ceil((s - o) / 120)), l = [];
	for (let e = o; e < s; e += c) l.push(e);
	return /* @__PURE__ */ U("div", {
		class: "scroll",
		tabIndex: 0,
		role: "group",
		"aria-label": `${r} as a table`,
		children: [/* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [/* @__PURE__ */ U("th", {
			scope: "col",
			children: "time"
		}), e.map((e) => /* @__PURE__ */ U("th", {
			scope: "col",
			children: e.label
		}, e.label))] }) }), /* @__PURE__ */ U("tbody", { children: l.map((n) => /* @__PURE__ */ U("tr", { children: [/* @__PURE__ */ U("th", {
			scope: "row",
			children: le(n * t)
		}), e.map((e) => /* @__PURE__ */ U("td", { children: Xs(e, n * t, t) }, e.label))] }, n)) })] }), c > 1 && /* @__PURE__ */ U("p", {
			class: "hint",
			children: [
				"One row in ",
				c,
				" is shown; zoom in for all."
			]
		})]
	});
}
// src/overview.tsx
function rc({ page: e }) {
	let t = e.summary;
	return /* @__PURE__ */ U(x, { children: [
		e.verdict_lines?.map((e, n) => /* @__PURE__ */ U("p", {
			class: n === 0 ? "headline" : t.generator.reasons.includes(e) ? "bad" : "",
			children: fe(e)
		}, n)),
		/* @__PURE__ */ U(ic, { page: e }),
		/* @__PURE__ */ U(oc, { s: t }),
		/* @__PURE__ */ U(uc, { page: e }),
		/* @__PURE__ */ U(fc, { s: t }),
		/* @__PURE__ */ U(mc, { s: t }),
		/* @__PURE__ */ U(hc, { s: t })
	] });
}
function ic({ page: e }) {
	let t = e.summary.causes;
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "causes",
		children: [/* @__PURE__ */ U("h2", {
			id: "causes",
			children: ["Causes", e.live && " so far"]
		}), t.map((t, n) => /* @__PURE__ */ U(ac, {
			c: t,
			title: e.titles[t.cause] ?? t.cause.replaceAll("_", " "),
			drawn: e.ends.cause.includes(t.cause)
		}, n))]
	});
}
function ac({ c: e, title: t, drawn: n }) {
	let r = () => {
		Nt.value = e.cause, Pt.value = "", jt.value = "", kt.value = "sockets";
	}, i = e.loads.length > 0 ? e.loads : e.pools;
	return /* @__PURE__ */ U("article", {
		class: "cause",
		children: [
			/* @__PURE__ */ U("h3", { children: [
				t,
				" ",
				/* @__PURE__ */ U("span", {
					class: "unit",
					children: [
						e.count > 0 ? `${L(e.count)} in ${i.join(", ")}` : i.join(", "),
						", confidence ",
						ue(e.confidence)
					]
				})
			] }),
			/* @__PURE__ */ U("p", { children: fe(e.sentence) }),
			/* @__PURE__ */ U("p", {
				class: "advice",
				children: e.advice
			}),
			/* @__PURE__ */ U("details", { children: [/* @__PURE__ */ U("summary", { children: "Evidence" }), /* @__PURE__ */ U("ul", { children: e.evidence.map((e, t) => /* @__PURE__ */ U("li", { children: e }, t)) })] }),
			n && /* @__PURE__ */ U("button", {
				type: "button",
				onClick: r,
				children: "Show these sockets"
			})
		]
	});
}
function oc({ s: e }) {
	return e.thresholds.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "thresholds",
		children: [/* @__PURE__ */ U("h2", {
			id: "thresholds",
			children: ["Thresholds", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Thresholds",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "result"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "threshold"
				}),
				/* @__PURE__ */ U("th", {
					scope: "col",
					children: "value"
				})
			] }) }), /* @__PURE__ */ U("tbody", { children: e.thresholds.map((e) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("td", {
					class: e.pass ? "good" : "bad",
					children: e.value === null ? "not measured" : e.pass ? "✓ met" : "✗ not met"
				}),
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: [/* @__PURE__ */ U("code", { children: e.expr }), e.implied && /* @__PURE__ */ U("span", {
						class: "unit",
						children: " implied"
					})]
				}),
				/* @__PURE__ */ U("td", { children: e.value === null ? "–" : sc(e.expr, e.value) })
			] }, e.expr)) })] })
		})]
	});
}
function sc(e, t) {
	return /^(held|refused|lost|failed|throttled|late|not_started)\(/.test(e) ? ue(t) : /_ms\(/.test(e) ? R(t) : se(t);
}
var cc = 7, lc = 4;
function uc({ page: e }) {
	let t = e.pools ?? [], n = e.loads ?? [], r = (e, t, n) => n.length > 1 ? `${e}: ${t}` : t, i = (e, t) => t.length > e ? `, the first ${e} of ${t.length}` : "", a = t.slice(0, cc).map((e) => ({
		label: r(e.name, "open", t),
		values: e.open
	})), o = t.filter((e) => e.rtt_p99_ms.some((e) => e !== null)), s = t.reduce((e, t) => e + t.wanted, 0), c = (e) => (e[0] ?? []).map((t, n) => e.reduce((e, t) => e + (t[n] ?? 0), 0)), l = (e) => e.filter((e) => e.values.some((e) => (e ?? 0) > 0)), u = l([...Object.entries(e.closes).map(([t, n]) => ({
		label: e.titles[t] ?? t,
		values: n
	})), {
		label: "refused",
		values: c(t.map((e) => e.refused))
	}]), d = [...u, ...l([{
		label: "throttled (429)",
		values: c(n.map((e) => e.throttled))
	}, {
		label: "failed",
		values: c(n.map((e) => e.failed))
	}])], f = Object.entries(e.platform).map(([e, t]) => ({
		label: e,
		values: t
	})), p = e.summary.platform?.max_concurrent ?? 0, m = e.summary.interactions.max_concurrent, h = {
		value: p,
		label: `the platform's maximum ${L(p)}`
	}, g = (t) => {
		let n = (n) => (n.values[Math.round(t / e.step_s)] ?? 0) > 0, r = u.some(n);
		d.some(n) && (W.value = [t, t + e.step_s], Nt.value = Pt.value = "", jt.value = At.value = "", r || (Lt.value = It), kt.value = r ? "sockets" : "interactions");
	}, _ = e.generator;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "axis",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "axis",
				children: "The run in time"
			}),
			/* @__PURE__ */ U("p", {
				class: "hint",
				id: "axis-keys",
				children: [
					"Drag to zoom, double-click for all of it; the charts share one cursor. On a focused chart ",
					/* @__PURE__ */ U("kbd", { children: "←" }),
					" ",
					/* @__PURE__ */ U("kbd", { children: "→" }),
					" move the cursor (with ",
					/* @__PURE__ */ U("kbd", { children: "Shift" }),
					" ten points), ",
					/* @__PURE__ */ U("kbd", { children: "+" }),
					" ",
					/* @__PURE__ */ U("kbd", { children: "−" }),
					" zoom, ",
					/* @__PURE__ */ U("kbd", { children: "0" }),
					" shows all of it.",
					e.step_s > 1 && ` One point is ${e.step_s} s.`,
					W.value && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							W.value = null;
						},
						children: "Show all"
					})
				]
			}),
			a.length > 0 && /* @__PURE__ */ U(Js, {
				title: "Open sockets",
				unit: `of ${L(s)} wanted${i(cc, t)}`,
				step: e.step_s,
				lines: a,
				marks: t.slice(0, cc).map((e) => ({
					value: e.wanted,
					label: `${r(e.name, "wanted", t)} ${L(e.wanted)}`
				}))
			}),
			d.length > 0 && /* @__PURE__ */ U(Js, {
				title: t.length > 0 ? "Closes by cause" : "Throttled and failed",
				unit: `${t.length > 0 ? "refusals and failures, " : ""}in ${e.step_s} s; click one or press Enter to see them`,
				step: e.step_s,
				lines: d,
				strip: !0,
				onPick: g
			}),
			u.length > 0 && /* @__PURE__ */ U(Pn, {
				page: e,
				onPick: g
			}),
			n.length > 0 && /* @__PURE__ */ U(Js, {
				title: "Interactions in flight",
				unit: "most at once",
				step: e.step_s,
				lines: [{
					label: "in flight",
					values: e.in_flight ?? []
				}],
				marks: [{
					value: m,
					label: `maximum concurrent interactions ${L(m)}`
				}, h]
			}),
			f.length > 0 && /* @__PURE__ */ U(Js, {
				title: "The platform's own view",
				unit: `as it counts${i(cc, f)}`,
				step: e.step_s,
				lines: f.slice(0, cc),
				marks: [h]
			}),
			n.slice(0, lc).map((t) => /* @__PURE__ */ U(dc, {
				l: t,
				whose: n.length > 1 ? `: ${t.name}` : "",
				step: e.step_s
			}, t.name)),
			n.length > lc && /* @__PURE__ */ U("p", {
				class: "hint",
				children: [
					"The charts show the first ",
					lc,
					" of ",
					n.length,
					" loads; the table below has all of them."
				]
			}),
			o.length > 0 && /* @__PURE__ */ U(Js, {
				title: "Ping round trips",
				unit: `ms at p99, ± 12 %${i(cc, o)}`,
				step: e.step_s,
				lines: o.slice(0, cc).map((e) => ({
					label: r(e.name, "ping", t),
					values: e.rtt_p99_ms
				}))
			}),
			/* @__PURE__ */ U(Js, {
				title: "The generator was late",
				unit: "ms at p99",
				step: e.step_s,
				lines: [{
					label: "late",
					values: _.lateness_p99_ms ?? []
				}]
			}),
			/* @__PURE__ */ U(Js, {
				title: "The generator's processors",
				unit: "how many",
				step: e.step_s,
				lines: [{
					label: "used",
					values: _.cpu ?? []
				}, {
					label: "waited for",
					values: _.waited ?? []
				}]
			})
		]
	});
}
function dc({ l: e, whose: t, step: n }) {
	let r = (e) => e.map((e) => e / n), i = ke(() => [
		{
			label: "planned",
			values: r(e.planned)
		},
		{
			label: "started",
			values: r(e.started)
		},
		{
			label: "good",
			values: r(e.good)
		},
		{
			label: "throttled (429)",
			values: r(e.throttled)
		},
		{
			label: "failed",
			values: r(e.failed)
		}
	].map((e, t) => ({
		...e,
		colour: t
	})).filter((e, t) => t < 3 || e.values.some((e) => (e ?? 0) > 0)), [e]), a = ke(() => [
		{
			label: "p50 from plan",
			values: e.latency_p50_ms
		},
		{
			label: "p99 from plan",
			values: e.latency_p99_ms
		},
		{
			label: "p99 service",
			values: e.service_p99_ms
		}
	], [e]);
	return /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U(Js, {
		title: `Arrivals${t}`,
		unit: "a second",
		step: n,
		lines: i
	}), /* @__PURE__ */ U(Js, {
		title: `Latency${t}`,
		unit: "ms, ± 12 %",
		step: n,
		lines: a
	})] });
}
function fc({ s: e }) {
	let t = Object.entries(e.pools);
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "pools",
		children: [/* @__PURE__ */ U("h2", {
			id: "pools",
			children: "Pools"
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Pools",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
				"pool",
				"wanted",
				"opened",
				"refused",
				"lost",
				e.verdict === "running" ? "open now" : "held to the end",
				"peak",
				"connect p50 / p99",
				"ping p50 / p99"
			].map((e) => /* @__PURE__ */ U("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ U("tbody", { children: t.map(([t, n]) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: t
				}),
				/* @__PURE__ */ U("td", { children: L(n.wanted) }),
				/* @__PURE__ */ U("td", { children: L(n.opened) }),
				/* @__PURE__ */ U("td", {
					class: n.refused > 0 ? "bad" : "",
					children: L(n.refused)
				}),
				/* @__PURE__ */ U("td", {
					class: n.lost > 0 ? "bad" : "",
					children: L(n.lost)
				}),
				/* @__PURE__ */ U("td", { children: L(e.verdict === "running" ? n.opened - n.lost : n.held_to_end) }),
				/* @__PURE__ */ U("td", { children: L(n.peak_open) }),
				/* @__PURE__ */ U("td", { children: pc(n.connect_ms) }),
				/* @__PURE__ */ U("td", { children: pc(n.ping_rtt_ms) })
			] }, t)) })] })
		})]
	});
}
function pc(e) {
	return e.count > 0 ? `${R(e.p50)} / ${R(e.p99)}` : "–";
}
function mc({ s: e }) {
	let t = Object.entries(e.loads);
	return t.length === 0 ? null : /* @__PURE__ */ U("section", {
		"aria-labelledby": "loads",
		children: [/* @__PURE__ */ U("h2", {
			id: "loads",
			children: "Loads"
		}), /* @__PURE__ */ U("div", {
			class: "scroll",
			tabIndex: 0,
			role: "group",
			"aria-label": "Loads",
			children: /* @__PURE__ */ U("table", { children: [/* @__PURE__ */ U("thead", { children: /* @__PURE__ */ U("tr", { children: [
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
			].map((e) => /* @__PURE__ */ U("th", {
				scope: "col",
				children: e
			}, e)) }) }), /* @__PURE__ */ U("tbody", { children: t.map(([e, t]) => /* @__PURE__ */ U("tr", { children: [
				/* @__PURE__ */ U("th", {
					scope: "row",
					children: e
				}),
				/* @__PURE__ */ U("td", { children: L(t.planned) }),
				/* @__PURE__ */ U("td", { children: L(t.started) }),
				/* @__PURE__ */ U("td", {
					class: t.not_started > 0 ? "bad" : "",
					children: L(t.not_started)
				}),
				/* @__PURE__ */ U("td", { children: L(t.succeeded) }),
				/* @__PURE__ */ U("td", {
					class: t.failed > 0 ? "bad" : "",
					children: L(t.failed)
				}),
				/* @__PURE__ */ U("td", { children: L(t.throttled) }),
				/* @__PURE__ */ U("td", { children: se(t.good_per_s) }),
				/* @__PURE__ */ U("td", { children: [
					R(t.latency_ms.p50),
					" / ",
					R(t.latency_ms.p99),
					" / ",
					R(t.latency_ms.max)
				] }),
				/* @__PURE__ */ U("td", { children: R(t.service_ms.p99) })
			] }, e)) })] })
		})]
	});
}
function hc({ s: e }) {
	let t = e.generator;
	return /* @__PURE__ */ U("section", {
		"aria-labelledby": "generator",
		children: [/* @__PURE__ */ U("h2", {
			id: "generator",
			children: ["The generator", e.verdict === "running" && " so far"]
		}), /* @__PURE__ */ U("p", { children: [
			e.verdict !== "running" && (t.valid ? "Valid: " : "Not valid: "),
			"CPU ",
			se(t.cpu_s),
			" s, memory ",
			se(t.peak_rss_bytes / (1 << 20)),
			" MiB, late by ",
			R(t.lateness_ms.p99),
			" at p99 and ",
			R(t.lateness_ms.max),
			" at most."
		] })]
	});
}
// src/sockets.tsx
function gc({ page: e }) {
	let t = e.ends, n = ke(() => [...new Set(t.cause)], [t]), r = ke(() => {
		let n = [], r = W.value;
		for (let i = 0; i < t.cause.length; i++) Nt.value && t.cause[i] !== Nt.value || Pt.value && e.pools?.[t.pool[i]]?.name !== Pt.value || r && (t.ended_s[i] < r[0] || t.ended_s[i] > r[1]) || n.push(i);
		return n;
	}, [
		t,
		Nt.value,
		Pt.value,
		W.value
	]), i = ke(() => r.filter((e) => t.phase[e] === "open"), [r]), a = (t) => e.titles[t] ?? t, o = vc(e), s = _t(!1), c = (t, n) => {
		s.value = n, jt.value = _c(e, t);
	}, l = () => {
		jt.value = "", document.querySelector(".rows[aria-label=\"sockets\"]")?.focus();
	}, u = ke(() => /* @__PURE__ */ U("div", { children: [
		/* @__PURE__ */ U(Tc, {
			title: "Silence either way",
			values: i.map((e) => t.silence_s[e])
		}),
		/* @__PURE__ */ U(Tc, {
			title: "Silence of the server",
			values: i.map((e) => t.silence_received_s[e])
		}),
		/* @__PURE__ */ U(Tc, {
			title: "Silence of ours",
			values: i.map((e) => t.silence_sent_s[e])
		}),
		/* @__PURE__ */ U(Tc, {
			title: "Age",
			values: i.map((e) => t.age_s[e])
		}),
		/* @__PURE__ */ U(Tc, {
			title: "Instant",
			values: i.map((e) => t.ended_s[e])
		})
	] }), [i]);
	return t.total === 0 ? /* @__PURE__ */ U("p", { children: "No socket was refused or lost." }) : /* @__PURE__ */ U("section", {
		"aria-labelledby": "the-sockets",
		children: [
			/* @__PURE__ */ U("h2", {
				id: "the-sockets",
				children: "Sockets that were refused or lost"
			}),
			/* @__PURE__ */ U("div", {
				class: "filters",
				children: [
					/* @__PURE__ */ U("label", { children: ["cause ", /* @__PURE__ */ U("select", {
						value: Nt.value,
						onChange: (e) => {
							Nt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), n.map((e) => /* @__PURE__ */ U("option", {
							value: e,
							children: a(e)
						}, e))]
					})] }),
					/* @__PURE__ */ U("label", { children: ["pool ", /* @__PURE__ */ U("select", {
						value: Pt.value,
						onChange: (e) => {
							Pt.value = e.currentTarget.value;
						},
						children: [/* @__PURE__ */ U("option", {
							value: "",
							children: "all"
						}), (e.pools ?? []).map((e) => /* @__PURE__ */ U("option", {
							value: e.name,
							children: e.name
						}, e.name))]
					})] }),
					W.value && /* @__PURE__ */ U("button", {
						type: "button",
						class: "quiet",
						onClick: () => {
							W.value = null;
						},
						children: [
							"From ",
							z(Math.max(0, W.value[0])),
							" to ",
							z(W.value[1]),
							": show all"
						]
					}),
					/* @__PURE__ */ U("span", {
						role: "status",
						children: [
							L(r.length),
							" of ",
							L(t.cause.length),
							t.total > t.cause.length && `, a sample of ${L(t.total)}`
						]
					})
				]
			}),
			i.length > 0 && /* @__PURE__ */ U("div", {
				class: "two",
				children: [/* @__PURE__ */ U(xc, {
					page: e,
					rows: i,
					causes: n,
					chosen: o,
					onChoose: (e) => c(e, !1)
				}), u]
			}),
			/* @__PURE__ */ U(wt, {
				label: "sockets",
				rows: r,
				chosen: o,
				onChoose: c,
				onClose: l,
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
						cell: (e) => z(t.ended_s[e])
					},
					{
						head: "age",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? z(t.age_s[e]) : "–"
					},
					{
						head: "silence",
						width: "6rem",
						right: !0,
						cell: (e) => t.phase[e] === "open" ? z(t.silence_s[e]) : "–"
					}
				]
			}),
			jt.value && o < 0 && /* @__PURE__ */ U("p", {
				class: "hint",
				role: "status",
				children: "The socket that the address names is not in this page."
			}),
			o >= 0 && /* @__PURE__ */ U(Vt, {
				label: `Evidence of ${_c(e, o)}`,
				byKey: s.value,
				onClose: l,
				title: /* @__PURE__ */ U(x, { children: [
					e.pools?.[t.pool[o]]?.name,
					" socket ",
					t.socket[o],
					" ",
					/* @__PURE__ */ U("a", {
						class: "unit",
						href: `#socket=${_c(e, o)}`,
						children: "link"
					})
				] }),
				children: /* @__PURE__ */ U(bc, {
					page: e,
					i: o
				})
			})
		]
	});
}
function _c(e, t) {
	let n = e.ends;
	return Mt(e.pools?.[n.pool[t]]?.name ?? "", n.socket[t], n.attempt[t], n.numbers.kind?.[t] ?? 0);
}
function vc(e) {
	let t = jt.value;
	return ke(() => {
		let n = e.ends, [r, ...i] = t.split("/"), [a, o, s] = i.map(Number), c = (e.pools ?? []).findIndex((e) => encodeURIComponent(e.name) === r);
		return n.cause.findIndex((e, t) => n.pool[t] === c && n.socket[t] === a && n.attempt[t] === o && (n.numbers.kind?.[t] ?? 0) === s);
	}, [e, t]);
}
var yc = [
	"",
	"opened again after a loss",
	"an attempt of holdfast's own after a loss",
	"a late attempt of holdfast's own after refusals"
];
function bc({ page: e, i: t }) {
	let n = e.ends, r = (e) => n.numbers[e]?.[t] ?? 0, i = (e) => n.texts[e]?.[t] ?? "", a = n.ended_s[t], o = n.phase[t] === "open", s = (e) => e.replaceAll("_", " "), c = _c(e, t), l = [...new Set(n.cause.filter((r, i) => n.socket[i] === n.socket[t] && _c(e, i) === c))], u = (r) => e.summary.causes.find((i) => i.cause === r && i.pools.includes(e.pools?.[n.pool[t]]?.name ?? "")), d = [], f = (e, ...t) => {
		let n = t.filter((e) => e !== !1 && e !== 0 && e !== "");
		n.length > 0 && d.push([e, n]);
	}, p = (e) => `${z(a - r(e))} before the end`;
	return f("How it ended", ["ended as", s(n.how[t]) + (n.code[t] ? ` ${n.code[t]}` : "")], ["came as far as", n.phase[t]], ["ended at", z(a)], n.detail[t] && ["detail", n.detail[t]], r("partial") && ["cut", "in the middle of a frame or an answer"], i("after_close") && ["after the close frame", s(i("after_close"))], r("tls") && ["TLS", r("close_notify") ? "ended properly (close_notify)" : "not ended (no close_notify)"], r("status") && ["answer", String(r("status"))], i("server") && ["Server", i("server")], i("via") && ["Via", i("via")], i("retry_after") && ["Retry-After", i("retry_after")], i("body") && ["body", i("body")]), f("Its course", ["attempt", `${n.attempt[t]}${yc[r("kind")] ? `, ${yc[r("kind")]}` : ""}`], i("address") && ["address", `${i("address")}${r("local_port") ? `, from our port ${r("local_port")}` : ""}`], ["planned at", z(r("planned_s"))], r("prepared_s") && ["steps before", z(r("prepared_s"))], ["dialed at", z(r("attempted_s"))], r("connected_s") && ["TCP after", R((r("connected_s") - r("attempted_s")) * 1e3)], r("secured_s") && ["TLS after", R((r("secured_s") - r("connected_s")) * 1e3)], r("queued_s") && ["TLS waited for this machine", R(r("queued_s") * 1e3)], r("opened_s") && ["101 after", R((r("opened_s") - r("attempted_s")) * 1e3)]), o && (f("Its clocks", ["age", z(n.age_s[t])], ["silence either way", z(n.silence_s[t])], ["silence of the server", z(n.silence_received_s[t])], ["silence of ours", z(n.silence_sent_s[t])], r("last_app_s") && ["last message", p("last_app_s")], ["longest silence survived", `${z(r("gap_any_s"))} either way, ${z(r("gap_received_s"))} of the server, ${z(r("gap_sent_s"))} of ours`]), f("What went over it", ["messages", `${L(r("messages_sent"))} sent, ${L(r("messages_received"))} received`], ["pings", `${L(r("pings_sent"))} sent, ${L(r("pongs_received"))} answered`], r("oldest_ping_s") && ["never answered", `a ping sent ${p("oldest_ping_s")}`])), f("Its neighbours", ["at the attempt", `${L(r("open_at_attempt"))} open, ${L(r("pending_at_attempt"))} under way, ${L(r("arrivals_before"))} attempts in the second before`], ["at the end", `${L(r("open_at_end"))} open, ${L(r("arrivals_at_end"))} attempts in the second before`]), r("tcp_known") && f("What the kernel knew", ...zt([
		"state",
		"backoff",
		"retransmits",
		"total_retransmit",
		"unacked",
		"last_sent_ms",
		"last_received_ms",
		"last_ack_ms",
		"rtt_us",
		"rttvar_us",
		"segs_in",
		"segs_out",
		"out_queue",
		"in_queue"
	].map((e) => r(`tcp_${e}`)))), f("This machine", ["away at most", `${R(r("own_gap_s") * 1e3)} in the 10 s before`], r("kernel_lag_s") && ["read late", `the kernel had the last bytes ${R(r("kernel_lag_s") * 1e3)} earlier`]), /* @__PURE__ */ U(x, { children: [l.map((t) => /* @__PURE__ */ U("p", {
		class: "cause",
		children: [/* @__PURE__ */ U("b", { children: e.titles[t] ?? s(t) }), u(t) && /* @__PURE__ */ U(x, { children: [
			": ",
			fe(u(t).sentence),
			" ",
			/* @__PURE__ */ U("span", {
				class: "advice",
				children: u(t).advice
			})
		] })]
	}, t)), /* @__PURE__ */ U("div", {
		class: "groups",
		children: d.map(([e, t]) => /* @__PURE__ */ U("section", { children: [/* @__PURE__ */ U("h4", { children: e }), /* @__PURE__ */ U("dl", { children: t.map(([e, t]) => /* @__PURE__ */ U("div", { children: [/* @__PURE__ */ U("dt", { children: e }), /* @__PURE__ */ U("dd", { children: t })] }, e)) })] }, e))
	})] });
}
function xc({ page: e, rows: t, causes: n, chosen: r, onChoose: i }) {
	let a = Oe(null), o = Bs.value, s = e.ends, c = t.map((e) => s.age_s[e]), l = t.map((e) => s.silence_s[e]), u = Math.max(.001, wc(c)) * 1.05, d = Math.max(.001, wc(l)) * 1.05, f = {
		left: 48,
		right: 10,
		top: 10,
		bottom: 34
	}, p = () => {
		let e = a.current, i = e?.getContext("2d");
		if (!e || !i) return;
		let o = devicePixelRatio || 1, p = e.clientWidth, m = e.clientHeight;
		e.width = p * o, e.height = m * o, i.scale(o, o), i.font = "11px system-ui, sans-serif";
		let h = (e) => f.left + e / u * (p - f.left - f.right), g = (e) => m - f.bottom - e / d * (m - f.top - f.bottom);
		i.strokeStyle = Gs(), i.fillStyle = Us();
		for (let e = 0; e <= 4; e++) {
			let t = u * e / 4, n = d * e / 4;
			i.beginPath(), i.moveTo(h(t), f.top), i.lineTo(h(t), m - f.bottom), i.moveTo(f.left, g(n)), i.lineTo(p - f.right, g(n)), i.stroke(), i.textAlign = e === 4 ? "right" : "center", i.fillText(se(t), h(t), m - f.bottom + 14), i.textAlign = "right", i.fillText(se(n), f.left - 6, g(n) + 4);
		}
		i.textAlign = "center", i.fillText("age, s", (f.left + p - f.right) / 2, m - 4), i.save(), i.translate(11, (f.top + m - f.bottom) / 2), i.rotate(-Math.PI / 2), i.fillText("silence before the end, s", 0, 0), i.restore(), i.globalAlpha = t.length > 2e3 ? .35 : .7, t.forEach((e, t) => {
			let r = n.indexOf(s.cause[e]);
			i.fillStyle = i.strokeStyle = Vs(r), Sc(i, r, h(c[t]), g(l[t]));
		}), i.globalAlpha = 1, r >= 0 && s.phase[r] === "open" && (i.strokeStyle = Us(), i.lineWidth = 2, i.beginPath(), i.arc(h(s.age_s[r]), g(s.silence_s[r]), 7, 0, 7), i.stroke());
	};
	return De(() => {
		p();
		let e = new ResizeObserver(p);
		return a.current && e.observe(a.current), () => e.disconnect();
	}, [
		t,
		o,
		r
	]), /* @__PURE__ */ U("figure", { children: [/* @__PURE__ */ U("canvas", {
		ref: a,
		class: "scatter",
		role: "img",
		onClick: (e) => {
			let n = a.current;
			if (!n) return;
			let r = n.getBoundingClientRect(), o = r.width, s = r.height, p = -1, m = 400;
			t.forEach((t, n) => {
				let i = f.left + c[n] / u * (o - f.left - f.right), a = s - f.bottom - l[n] / d * (s - f.top - f.bottom), h = (i - (e.clientX - r.left)) ** 2 + (a - (e.clientY - r.top)) ** 2;
				h < m && (m = h, p = t);
			}), p >= 0 && i(p);
		},
		"aria-label": `${L(t.length)} ends, silence before the end against age. The table below has each of them.`
	}), /* @__PURE__ */ U("figcaption", { children: n.filter((e) => t.some((t) => s.cause[t] === e)).map((t) => /* @__PURE__ */ U("span", {
		class: "key",
		children: [
			/* @__PURE__ */ U(Cc, { n: n.indexOf(t) }),
			" ",
			e.titles[t] ?? t
		]
	}, t)) })] });
}
function Sc(e, t, n, r) {
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
function Cc({ n: e }) {
	return /* @__PURE__ */ U("span", {
		"aria-hidden": "true",
		style: { color: Vs(e) },
		children: [
			"●",
			"■",
			"▲",
			"✕"
		][e % 4]
	});
}
function wc(e) {
	return e.reduce((e, t) => Math.max(e, t), 0);
}
function Tc({ title: e, values: t }) {
	let n = Math.max(1e-6, wc(t)), r = Array(40).fill(0);
	for (let e of t) r[Math.min(39, Math.floor(e / n * 39.999))]++;
	let i = wc(r), a = [...t].sort((e, t) => e - t), o = a[a.length >> 1] ?? 0, s = a.map((e) => Math.abs(e - o)).sort((e, t) => e - t)[a.length >> 1] ?? 0, c = `${e}: median ${z(o)}, spread ${z(s)}`;
	return /* @__PURE__ */ U("figure", {
		class: "histogram",
		children: [/* @__PURE__ */ U("figcaption", { children: c }), /* @__PURE__ */ U("svg", {
			viewBox: "0 0 400 36",
			preserveAspectRatio: "none",
			role: "img",
			"aria-label": c,
			children: r.map((e, t) => e > 0 && /* @__PURE__ */ U("rect", {
				x: t * 10,
				y: 36 - Math.max(1.5, e / i * 36),
				width: "9",
				height: Math.max(1.5, e / i * 36)
			}, t))
		})]
	});
}
// src/main.tsx
function Ec() {
	return fn.value ? /* @__PURE__ */ U(Nc, { page: fn.value }) : /* @__PURE__ */ U("main", { children: /* @__PURE__ */ U("p", {
		role: "status",
		children: pn.value === "refused" ? Dc : pn.value === "lost" ? `${Oc} Trying again …` : pn.value === "none" ? "" : "Waiting for the run …"
	}) });
}
var Dc = "The key of this run is missing, or it is that of another run: open the address that holdfast printed.", Oc = "Connection lost: the run's process has ended, or cannot be reached.";
function kc({ page: e }) {
	let t = e.live;
	if (!t) return null;
	let n = pn.value === "lost" || pn.value === "refused", r = `This is how the run was at ${z(Math.floor(t.at_s))}.`, i = [
		pn.value === "lost" && `${Oc} ${r} Trying again …`,
		pn.value === "refused" && `Connection lost: another run is at this address now. ${r}`,
		!n && t.state === "judging" && "The run is over; its causes are being named.",
		!n && t.state !== "judging" && (t.state === "stopping" || mn.value) && "Stopping …",
		t.missed > 0 && `The page was too slow for ${L(t.missed)} reports of the run: it has gaps until the end.`
	].filter((e) => e).join(" ");
	return /* @__PURE__ */ U("p", {
		role: "status",
		class: `going${n ? " away" : ""}`,
		children: i
	});
}
function Ac({ page: e }) {
	return e.live?.state !== "running" || pn.value !== "live" || mn.value ? null : /* @__PURE__ */ U("button", {
		type: "button",
		class: "stop",
		onClick: () => {
			confirm("Stop this run? It ends as with Ctrl-C: the record and the summary are written.") && xn();
		},
		children: "Stop the run"
	});
}
function jc({ page: e }) {
	let t = hn.value, n = (e.live?.kept ?? 0) - t.kept;
	return !e.live || e.live.kept === 0 ? null : /* @__PURE__ */ U("p", {
		class: "hint",
		children: [
			"The latest ",
			L(t.loaded),
			" of ",
			L(t.matched),
			" that match.",
			t.loaded < t.matched && /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					Mn(!0);
				},
				children: "More"
			}),
			n > 0 && /* @__PURE__ */ U("button", {
				type: "button",
				class: "quiet",
				onClick: () => {
					Mn(!1);
				},
				children: [L(n), " new: look again"]
			})
		]
	});
}
var Mc = {
	pass: "✓ PASS",
	fail: "✗ FAIL",
	invalid: "? INVALID",
	running: "● RUNNING"
};
function Nc({ page: e }) {
	let t = e.summary, n = t.run, r = n.target.twin ? `the embedded twin (${n.target.twin})` : [n.target.ws, n.target.http].filter((e) => e).join(" and ");
	return /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U("header", {
		class: "top",
		children: [
			/* @__PURE__ */ U("p", {
				class: `verdict ${t.verdict}`,
				children: Mc[t.verdict]
			}),
			/* @__PURE__ */ U("div", { children: [/* @__PURE__ */ U("h1", { children: n.scenario || "run" }), /* @__PURE__ */ U("p", {
				class: "unit",
				children: [
					n.id,
					" · ",
					new Date(n.started).toISOString().slice(0, 19).replace("T", " "),
					" UTC · ",
					e.live ? `${z(Math.floor(e.live.at_s))} of ${z(e.live.duration_s)}` : z(n.duration_s),
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
			/* @__PURE__ */ U(Ac, { page: e })
		]
	}), /* @__PURE__ */ U("main", { children: [
		/* @__PURE__ */ U(kc, { page: e }),
		/* @__PURE__ */ U("div", {
			role: "tablist",
			"aria-label": "Views",
			class: "tabs",
			onKeyDown: (e) => {
				let t = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
				t !== 0 && (kt.value = Et[(Et.findIndex(([e]) => e === kt.value) + t + Et.length) % Et.length][0], document.getElementById(`tab-${kt.value}`)?.focus());
			},
			children: Et.map(([e, t]) => /* @__PURE__ */ U("button", {
				type: "button",
				role: "tab",
				id: `tab-${e}`,
				"aria-selected": kt.value === e,
				"aria-controls": "view",
				tabIndex: kt.value === e ? 0 : -1,
				onClick: () => {
					kt.value = e;
				},
				children: t
			}, e))
		}),
		/* @__PURE__ */ U("div", {
			id: "view",
			role: "tabpanel",
			"aria-labelledby": `tab-${kt.value}`,
			children: [
				kt.value === "overview" && /* @__PURE__ */ U(rc, { page: e }),
				kt.value === "sockets" && /* @__PURE__ */ U(gc, { page: e }),
				kt.value === "interactions" && /* @__PURE__ */ U(x, { children: [/* @__PURE__ */ U(Qt, { page: e }), /* @__PURE__ */ U(jc, { page: e })] })
			]
		})
	] })] });
}
var Pc = document.getElementById("page");
try {
	let e = _n();
	Pc.replaceChildren(), I(/* @__PURE__ */ U(Ec, {}), Pc), await e;
} catch (e) {
	Pc.textContent = `This page cannot be shown: ${e instanceof Error ? e.message : String(e)}`;
}
